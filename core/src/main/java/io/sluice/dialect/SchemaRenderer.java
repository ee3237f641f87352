package io.sluice.dialect;

import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.TableName;
import io.sluice.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Writes the statements that make tables. Immutable and thread-safe. */
public abstract class SchemaRenderer {
  /** A quoted name. */
  protected abstract String quote(String name);

  /** The type of the table's column, including how the database makes its value where it does. */
  protected abstract String columnType(Table table, Attribute<?, ?> attribute);

  /** Asks for a row if the table has the constraint. */
  public abstract Sql hasConstraint(TableName table, String constraint);

  /** Creates the table unless it is there, with those of its foreign keys. */
  public Sql createTable(Table table, List<Table.Reference> references) {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(each -> parts.add(column(table, each)));
    parts.add("PRIMARY KEY " + columns(table.primaryKey()));
    for (Table.Key each : table.uniques()) {
      parts.add(
          "CONSTRAINT "
              + quote(constraintName(each.name()))
              + " UNIQUE "
              + columns(each.columns()));
    }
    references.forEach(each -> parts.add(reference(each)));
    parts.addAll(inlineIndexes(table));
    return Sql.of(
        "CREATE TABLE IF NOT EXISTS "
            + table(table.name())
            + " ("
            + String.join(", ", parts)
            + ")");
  }

  /** Indexes that are made with the table. */
  protected List<String> inlineIndexes(Table table) {
    return List.of();
  }

  /** The name of a constraint or an index as the database takes it. */
  public String constraintName(String name) {
    return name;
  }

  /** Whether the constraint, as an error names it, is the table's primary key. */
  public boolean isPrimaryKey(Table table, String constraint) {
    return false;
  }

  /** Creates a table that only the session sees. */
  public Sql createTemporaryTable(Table table) {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(each -> parts.add(column(table, each)));
    parts.add("PRIMARY KEY " + columns(table.primaryKey()));
    return Sql.of(
        "CREATE TEMPORARY TABLE " + table(table.name()) + " (" + String.join(", ", parts) + ")");
  }

  /** Drops a table that only the session sees. */
  public Sql dropTemporaryTable(TableName table) {
    return Sql.of("DROP TABLE " + table(table));
  }

  /** Adds the foreign key. */
  public Sql addReference(TableName table, Table.Reference reference) {
    return Sql.of("ALTER TABLE " + table(table) + " ADD " + reference(reference));
  }

  /** Creates those indexes of the table that are not there and did not come with it. */
  public List<Sql> createIndexes(Table table) {
    return table.indexes().stream().map(each -> createIndex(table.name(), each)).toList();
  }

  /** Creates the index unless it is there. */
  protected Sql createIndex(TableName table, Table.Key index) {
    return Sql.of(
        "CREATE "
            + (index.unique() ? "UNIQUE " : "")
            + "INDEX IF NOT EXISTS "
            + quote(constraintName(index.name()))
            + " ON "
            + table(table)
            + " "
            + columns(index.columns()));
  }

  private String column(Table table, Attribute<?, ?> attribute) {
    return quote(attribute.column())
        + " "
        + columnType(table, attribute)
        + (attribute.is(Trait.NOT_NULL) ? " NOT NULL" : "")
        + (attribute.defaultValue().isEmpty() ? "" : " DEFAULT " + attribute.defaultValue());
  }

  private String reference(Table.Reference reference) {
    return "CONSTRAINT "
        + quote(constraintName(reference.name()))
        + " FOREIGN KEY "
        + columns(reference.columns())
        + " REFERENCES "
        + table(reference.target())
        + " "
        + columns(reference.referenced())
        + " ON DELETE "
        + reference.onDelete().sql()
        + " ON UPDATE "
        + reference.onUpdate().sql();
  }

  /** A quoted table. */
  protected final String table(TableName table) {
    return (table.schema() == null ? "" : quote(table.schema()) + ".") + quote(table.name());
  }

  /** Quoted names between parentheses. */
  protected final String columns(List<String> names) {
    return "(" + String.join(", ", names.stream().map(this::quote).toList()) + ")";
  }
}
