package io.sluice.model;

/** What can be special about an attribute. */
public enum Trait {
  /** Part of the primary key. */
  ID,
  /** Made by the database on insert. */
  GENERATED,
  /** Takes no null. */
  NOT_NULL,
  /** No two rows share a value. */
  UNIQUE,
  /** The version of optimistic locking. */
  VERSION,
  /** The instant of creation. */
  CREATED_AT,
  /** The instant of the last change. */
  UPDATED_AT,
  /** Who has created the row. */
  CREATED_BY,
  /** Who has changed the row last. */
  UPDATED_BY,
  /** The instant of a soft delete, null while the row is there. */
  DELETED_AT,
  /** Given no value by a new row: the database makes it. */
  NOT_INSERTED,
  /** Not written by updates. */
  NOT_UPDATED,
  /** A Java primitive: a query cannot leave it out. */
  PRIMITIVE
}
