package io.sluice.schema;

import io.sluice.model.Deferrable;
import io.sluice.model.ReferentialAction;
import io.sluice.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables as a server has them. Immutable.
 *
 * @param columns all columns, those of a table in their order
 * @param indexes all indexes, those of keys and unique constraints among them
 * @param references all foreign keys
 */
public record StoredSchema(List<Column> columns, List<Index> indexes, List<ForeignKey> references) {

  /** Copies of the lists. */
  public StoredSchema {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    references = List.copyOf(references);
  }

  /** What the server has of this table alone. */
  public StoredSchema of(TableName table) {
    return new StoredSchema(
        columns.stream().filter(each -> each.table().equals(table)).toList(),
        indexes.stream().filter(each -> each.table().equals(table)).toList(),
        references.stream().filter(each -> each.table().equals(table)).toList());
  }

  /**
   * A column.
   *
   * @param table its table, with the schema
   * @param name its name
   * @param type what it holds
   * @param nullable whether it takes null
   * @param made whether the database makes its value where none is given
   */
  public record Column(
      TableName table, String name, ColumnType type, boolean nullable, boolean made) {}

  /**
   * The type of a column.
   *
   * @param name as the server calls it, without a size
   * @param length most characters, null for no bound
   * @param precision digits of an exact number, null for no bound
   * @param scale those of them after the point
   */
  public record ColumnType(
      String name, @Nullable Integer length, @Nullable Integer precision, @Nullable Integer scale) {
    @Override
    public String toString() {
      return length != null
          ? name + "(" + length + ")"
          : precision != null ? name + "(" + precision + ", " + scale + ")" : name;
    }
  }

  /**
   * An index.
   *
   * @param table its table, with the schema
   * @param name its name
   * @param unique whether no two rows share values
   * @param primary whether it is that of the primary key
   * @param whole whether it is of all rows, and of nothing but whole columns
   * @param columns its columns, as far as it is of columns
   */
  public record Index(
      TableName table,
      String name,
      boolean unique,
      boolean primary,
      boolean whole,
      List<String> columns) {
    /** A copy of the list. */
    public Index {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A foreign key.
   *
   * @param table its table, with the schema
   * @param name the constraint's name
   * @param columns its columns
   * @param target the table it refers to, with the schema
   * @param referenced the columns it refers to
   * @param onDelete what a delete of the parent does
   * @param onUpdate what a change of the parent's key does
   * @param deferrable whether it can be checked later than at the end of a statement
   */
  public record ForeignKey(
      TableName table,
      String name,
      List<String> columns,
      TableName target,
      List<String> referenced,
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      Deferrable deferrable) {
    /** Copies of the lists. */
    public ForeignKey {
      columns = List.copyOf(columns);
      referenced = List.copyOf(referenced);
    }
  }
}
