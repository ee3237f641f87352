package io.sluice.dialect;

import io.sluice.dialect.Sql.Bind;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.schema.TableDefinition;
import io.sluice.statement.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the statements that make tables. Immutable and thread-safe. */
public abstract class SchemaRenderer {
  private final int longestName;

  /** For a database that can do these. */
  protected SchemaRenderer(Capabilities capabilities) {
    longestName = capabilities.longestName();
  }

  /** A quoted name. */
  protected abstract String quote(String name);

  /** The type of the table's column, including how the database makes its value where it does. */
  protected abstract String columnType(TableDefinition table, Attribute<?, ?> attribute);

  /** What the server says is the schema of tables that are named without one. */
  protected abstract String currentSchema();

  /** Asks for a row if the table has the constraint. */
  public final Sql hasConstraint(TableName table, String constraint) {
    return new Sql(
        List.of(
            "SELECT 1 FROM information_schema.table_constraints WHERE constraint_name = ",
            " AND table_name = ",
            " AND table_schema = COALESCE(",
            ", " + currentSchema() + ")"),
        List.of(
            new Bind(constraintName(constraint), String.class),
            new Bind(table.name(), String.class),
            new Bind(table.schema(), String.class)));
  }

  /** Creates the table unless it is there, with those of its foreign keys. */
  public Sql createTable(TableDefinition table, List<TableDefinition.ForeignKey> references) {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(each -> parts.add(column(table, each)));
    parts.add("PRIMARY KEY " + columns(table.primaryKey()));
    for (TableDefinition.Key each : table.uniques()) {
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
  protected List<String> inlineIndexes(TableDefinition table) {
    return List.of();
  }

  /**
   * The name of a constraint or an index as the database takes it. One that is too long ends in a
   * hash of all of it: a server would cut it, and take it for another one that begins alike.
   */
  public final String constraintName(String name) {
    if (bytes(name) <= longestName) {
      return name;
    }
    String hash = String.format("_%08x", name.hashCode());
    int end = name.length();
    while (bytes(name.substring(0, end)) > longestName - hash.length()) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + hash;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether the constraint, as an error names it, is the table's primary key. */
  public boolean isPrimaryKey(TableDefinition table, String constraint) {
    return false;
  }

  /**
   * Creates a table of keys that only the session sees. Its columns are those of another table,
   * with their types and collations, under the names {@code k0}, {@code k1} and so on.
   *
   * @param table the table
   * @param of the other table
   * @param columns its columns
   */
  public abstract List<Sql> createKeyTable(TableName table, TableName of, List<Field> columns);

  /** A SELECT of no row, with the columns under the names {@code k0}, {@code k1} and so on. */
  protected final String selectOfKeys(TableName of, List<Field> columns) {
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      outputs.add(quote(columns.get(i).column()) + " AS " + quote("k" + i));
    }
    return "SELECT " + String.join(", ", outputs) + " FROM " + table(of) + " WHERE 1 = 0";
  }

  /** The names of so many columns of a table of keys, quoted and between parentheses. */
  protected final String keyColumns(int count) {
    return columns(IntStream.range(0, count).mapToObj(each -> "k" + each).toList());
  }

  /** Drops a table that only the session sees. */
  public Sql dropTemporaryTable(TableName table) {
    return Sql.of("DROP TABLE " + table(table));
  }

  /** Adds the foreign key. */
  public Sql addReference(TableName table, TableDefinition.ForeignKey reference) {
    return Sql.of("ALTER TABLE " + table(table) + " ADD " + reference(reference));
  }

  /** Creates those indexes of the table that are not there and did not come with it. */
  public List<Sql> createIndexes(TableDefinition table) {
    return table.indexes().stream().map(each -> createIndex(table.name(), each)).toList();
  }

  /** Creates the index unless it is there. */
  protected Sql createIndex(TableName table, TableDefinition.Key index) {
    return Sql.of(
        "CREATE "
            + index(index, "IF NOT EXISTS ")
            + " ON "
            + table(table)
            + " "
            + columns(index.columns()));
  }

  /** What follows CREATE, or stands in the table: the kind and the name of an index. */
  protected final String index(TableDefinition.Key index, String condition) {
    return (index.unique() ? "UNIQUE " : "")
        + "INDEX "
        + condition
        + quote(constraintName(index.name()));
  }

  private String column(TableDefinition table, Attribute<?, ?> attribute) {
    return quote(attribute.column())
        + " "
        + columnType(table, attribute)
        + (attribute.is(Trait.NOT_NULL) ? " NOT NULL" : "")
        + (attribute.defaultValue().isEmpty() ? "" : " DEFAULT " + attribute.defaultValue());
  }

  private String reference(TableDefinition.ForeignKey reference) {
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
