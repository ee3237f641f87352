package io.sluice.model;

/** What the database does with a foreign key when the row it refers to goes or changes its key. */
public enum ReferentialAction {
  /**
   * Decided by Sluice: on delete SET_NULL, or NO_ACTION where null is not allowed; on update
   * CASCADE.
   */
  DEFAULT(""),
  /** The change is an error, checked at the end of the statement. */
  NO_ACTION("NO ACTION"),
  /** The change is an error at once. */
  RESTRICT("RESTRICT"),
  /** The row goes, or changes, too. */
  CASCADE("CASCADE"),
  /** The foreign key becomes null. */
  SET_NULL("SET NULL"),
  /** The foreign key becomes its column's default. */
  SET_DEFAULT("SET DEFAULT");

  private final String sql;

  ReferentialAction(String sql) {
    this.sql = sql;
  }

  /** The SQL text. */
  public String sql() {
    return sql;
  }
}
