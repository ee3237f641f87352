package io.sluice.processor;

/** What an attribute is: the constants of the {@code Trait} that generated code uses. */
enum Trait {
  ID,
  GENERATED,
  NOT_NULL,
  UNIQUE,
  VERSION,
  CREATED_AT,
  UPDATED_AT,
  CREATED_BY,
  UPDATED_BY,
  DELETED_AT,
  NOT_INSERTED,
  NOT_UPDATED,
  PRIMITIVE
}
