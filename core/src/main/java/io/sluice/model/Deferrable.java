package io.sluice.model;

/** Whether a foreign key can be checked later than at the end of each statement. */
public enum Deferrable {
  /** It cannot. */
  NOT(""),
  /** It can, in a transaction that says {@code SET CONSTRAINTS … DEFERRED}. */
  INITIALLY_IMMEDIATE(" DEFERRABLE INITIALLY IMMEDIATE"),
  /** It is, at the commit, unless the transaction says {@code SET CONSTRAINTS … IMMEDIATE}. */
  INITIALLY_DEFERRED(" DEFERRABLE INITIALLY DEFERRED");

  private final String sql;

  Deferrable(String sql) {
    this.sql = sql;
  }

  /** The SQL text that follows the foreign key, which is empty or begins with a blank. */
  public String sql() {
    return sql;
  }
}
