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
  /** An UPDATE can return the rows as they are stored. */
  UPDATE_RETURNING("UPDATE with RETURNING"),
  /** An INSERT that leaves alone the rows that are there says how many it inserted. */
  CONFLICT_COUNTS("counts of an INSERT that leaves rows alone"),
  /** The values of many rows are one value. */
  ARRAYS("arrays of values"),
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
