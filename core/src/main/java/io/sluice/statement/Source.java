package io.sluice.statement;

import io.sluice.model.TableName;

/**
 * A table under an alias. Immutable and comparable.
 *
 * @param table the table
 * @param alias the alias, unquoted
 */
public record Source(TableName table, String alias) {
  /** A column of it. */
  public Term.Column column(Field field) {
    return new Term.Column(alias, field);
  }
}
