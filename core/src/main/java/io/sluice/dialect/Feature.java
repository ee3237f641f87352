package io.sluice.dialect;

/** Something that one database does and another does not. */
public enum Feature {
  /** After an error nothing but a rollback can follow in a transaction. */
  ERROR_ENDS_TRANSACTION("errors that end a transaction"),
  /** Tables that are made in a transaction go with its rollback. */
  TRANSACTIONAL_TABLES("tables that go with a rollback"),
  /** There are locks for all of {@link io.sluice.query.Lock.Strength}. */
  LOCK_STRENGTHS("locks of all strengths"),
  /** Null is smaller than any value, not greater. */
  NULLS_ARE_LOW("nulls before all values"),
  /** An INSERT can return the rows as they are stored. */
  INSERT_RETURNING("INSERT with RETURNING"),
  /** The rows that an INSERT returns come in the order in which they are inserted. */
  RETURNING_IN_ORDER("rows returned in order"),
  /** An UPDATE can return the rows as they are stored. */
  UPDATE_RETURNING("UPDATE with RETURNING"),
  /** An INSERT can return the rows that it overwrites, and say which were new. */
  UPSERT_RETURNING("rows of an upsert with RETURNING"),
  /** An INSERT overwrites only rows that a condition is true of. */
  UPSERT_CONDITION("condition of an upsert"),
  /** An INSERT that leaves alone the rows that are there says how many it inserted. */
  CONFLICT_COUNTS("counts of an INSERT that leaves rows alone"),
  /** An UPDATE takes values for its rows from a table of them. */
  UPDATE_FROM("UPDATE with FROM"),
  /** Of rows that are equal in some terms the first can be chosen. */
  DISTINCT_ON("DISTINCT ON"),
  /** An index can be of some of the rows. */
  PARTIAL_INDEXES("indexes of some rows"),
  /** An index can be of expressions. */
  INDEX_EXPRESSIONS("indexes of expressions"),
  /** A foreign key can be checked at the commit. */
  DEFERRABLE("foreign keys that are checked at the commit"),
  /** The values of many rows are one value. */
  ARRAYS("arrays of values"),
  /** There are columns of ranges. */
  RANGES("ranges of values"),
  /** Floating point columns hold infinities and what is not a number. */
  NOT_A_NUMBER("infinities and NaN"),
  /** An isolated transaction refuses to change a row that another one has changed since. */
  CHANGE_CONFLICTS("refused changes of rows that were changed since");

  private final String text;

  Feature(String text) {
    this.text = text;
  }

  /** What it is, for messages. */
  @Override
  public String toString() {
    return text;
  }
}
