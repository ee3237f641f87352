package io.sluice.dialect;

import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.schema.StoredSchema.ColumnType;
import java.util.List;

/**
 * Asks a server what its tables are. All that the statements give is text. Immutable and
 * thread-safe.
 */
public interface SchemaCatalog {
  /** Asks for the schema of tables that are named without one. */
  Sql currentSchema();

  /**
   * Asks for the columns of tables, which are named with their schema: schema, table, column, type
   * without a size, YES if it takes null, YES if the database makes its value, most characters,
   * digits, digits after the point.
   */
  Sql columns(List<TableName> tables);

  /**
   * Asks for the indexes of tables, a row for each column: schema, table, index, YES if it is
   * unique, YES if it is that of the primary key, YES if it is of all rows and of the whole column,
   * the column, which is null where it is an expression.
   */
  Sql indexes(List<TableName> tables);

  /**
   * Asks for the foreign keys of tables, a row for each column: schema, table, constraint, column,
   * schema, table and column that are referred to, what a delete does, what a change does, both as
   * SQL has them, and the name of the {@link io.sluice.model.Deferrable}.
   */
  Sql references(List<TableName> tables);

  /** Whether a column of the type holds all values of the attribute, but for their size. */
  boolean holds(Attribute<?, ?> attribute, ColumnType type);
}
