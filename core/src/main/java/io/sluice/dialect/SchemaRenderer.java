package io.sluice.dialect;

import io.sluice.error.ModelException;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.schema.TableDefinition;
import io.sluice.statement.Field;
import io.sluice.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the statements that make tables. Immutable and thread-safe. */
public abstract class SchemaRenderer {
  private final Notation notation;
  private final int longestName;

  /** For a database that can do these, in its notation. */
  protected SchemaRenderer(Capabilities capabilities, Notation notation) {
    this.notation = notation;
    this.longestName = capabilities.longestName();
  }

  /** A quoted name. */
  protected final String quote(String name) {
    return notation.quoted(name);
  }

  /** The type of the table's column, including how the database makes its value where it does. */
  protected abstract String columnType(TableDefinition table, Attribute<?, ?> attribute);

  /** The type that the table's column gets. */
  public final String type(TableDefinition table, Attribute<?, ?> attribute) {
    return columnType(table, attribute);
  }

  /** What asks the server what its tables are. */
  public abstract SchemaCatalog catalog();

  /** What the server says is the schema of tables that are named without one. */
  protected abstract String currentSchema();

  /**
   * Waits until no other session makes tables: those that ask for what is not there, and make it,
   * would make it twice. Gives a row that begins with 1.
   */
  public abstract Sql lock();

  /** Lets others make tables; null where the end of the transaction does. */
  public abstract @Nullable Sql unlock();

  /**
   * Looks whether the database takes the table's names as they are.
   *
   * @throws ModelException if it would cut one
   */
  public final void check(TableDefinition table) {
    requireShort("The table", table.name().name());
    table.columns().forEach(each -> requireShort("The column of " + each, each.column()));
  }

  private void requireShort(String what, String name) {
    if (bytes(name) > longestName) {
      throw new ModelException(
          what
              + ", "
              + name
              + ", has "
              + bytes(name)
              + " bytes, of which the server takes "
              + longestName
              + ": name it shorter",
          null);
    }
  }

  /**
   * Whether a foreign key to a table that is named without a schema leads to one in the schema of
   * its own table, and not to one in that of the connection.
   */
  public boolean refersWithinSchema() {
    return false;
  }

  /** Asks for a row if the table has the constraint. */
  public final Sql hasConstraint(TableName table, String constraint) {
    return new SqlWriter(notation)
        .text("SELECT 1 FROM information_schema.table_constraints WHERE constraint_name = ")
        .bind(constraintName(constraint), DataType.STRING)
        .text(" AND table_name = ")
        .bind(table.name(), DataType.STRING)
        .text(" AND table_schema = COALESCE(")
        .bind(table.schema(), DataType.STRING)
        .text(", " + currentSchema() + ")")
        .sql();
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
    for (TableDefinition.Check each : table.notes().checks()) {
      parts.add(
          "CONSTRAINT " + quote(constraintName(each.name())) + " CHECK (" + each.condition() + ")");
    }
    parts.addAll(inlineIndexes(table));
    return Sql.of(
        "CREATE TABLE IF NOT EXISTS "
            + table(table.name())
            + " ("
            + String.join(", ", parts)
            + ")"
            + inlineComment(table.notes().comment()));
  }

  /** What says a comment in the definition of a column or after that of a table. */
  protected String inlineComment(String comment) {
    return "";
  }

  /** Sets the comments that do not come with the table. */
  public List<Sql> comments(TableDefinition table) {
    return List.of();
  }

  /** A text as SQL has it: definitions take no values. */
  protected String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Makes the types that columns of the table are of, and completes those that are there. */
  public List<Sql> createTypes(TableDefinition table) {
    return List.of();
  }

  /** Drops the types that columns of the table were of, unless others are. */
  public List<Sql> dropTypes(TableDefinition table) {
    return List.of();
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
   * Creates a table of keys that only the session sees, and that takes a key several times, once at
   * least. Its columns are those of another table, with their types and collations, under the names
   * {@code k0}, {@code k1} and so on.
   *
   * @param table the table
   * @param of the other table
   * @param columns its columns
   */
  public abstract Sql createKeyTable(TableName table, TableName of, List<Field> columns);

  /** Tells the server what a table of keys has by now; null where it knows. */
  public @Nullable Sql measureKeyTable(TableName table) {
    return null;
  }

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

  /** Drops the table, if it is there and no other refers to it. */
  public Sql dropTable(TableName table) {
    return Sql.of("DROP TABLE IF EXISTS " + table(table));
  }

  /** Drops a foreign key that is there. */
  public final Sql dropReference(TableName table, TableDefinition.ForeignKey reference) {
    return Sql.of(
        "ALTER TABLE "
            + table(table)
            + " DROP "
            + droppedReference()
            + " "
            + quote(constraintName(reference.name())));
  }

  /** What DROP calls a foreign key. */
  protected abstract String droppedReference();

  /** Empties the tables, whatever refers to them; generated keys begin anew. */
  public abstract List<Sql> truncate(List<TableName> tables);

  /** What is to run after these statements, however they end; null for nothing. */
  public abstract @Nullable Sql afterTruncate();

  /** Asks for the names of other tables that refer to these; null where the server does so. */
  public abstract @Nullable Sql referringTo(List<TableName> tables);

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
        "CREATE " + index(index, "IF NOT EXISTS ") + " ON " + table(table) + indexed(index));
  }

  /** What an index is of, and how it is made: what follows its table. */
  protected abstract String indexed(TableDefinition.Key index);

  /** The columns and expressions of an index, between parentheses. */
  protected final String parts(TableDefinition.Key index) {
    List<String> parts = new ArrayList<>();
    for (String each : index.columns()) {
      parts.add(quote(each) + (index.options().descending().contains(each) ? " DESC" : ""));
    }
    index.options().expressions().forEach(each -> parts.add("(" + each + ")"));
    return "(" + String.join(", ", parts) + ")";
  }

  /** What kind of an index it is. */
  protected String kind(TableDefinition.Key index) {
    return index.unique() ? "UNIQUE " : "";
  }

  /** What follows CREATE, or stands in the table: the kind and the name of an index. */
  protected final String index(TableDefinition.Key index, String condition) {
    return kind(index) + "INDEX " + condition + quote(constraintName(index.name()));
  }

  private String column(TableDefinition table, Attribute<?, ?> attribute) {
    return quote(attribute.column())
        + " "
        + columnType(table, attribute)
        + (attribute.generatedAs().isEmpty() ? given(attribute) : computed(attribute))
        + inlineComment(attribute.comment());
  }

  private static String given(Attribute<?, ?> attribute) {
    return (attribute.is(Trait.NOT_NULL) ? " NOT NULL" : "")
        + (attribute.defaultValue().isEmpty() ? "" : " DEFAULT " + attribute.defaultValue());
  }

  // MariaDB knows no NOT NULL here
  private static String computed(Attribute<?, ?> attribute) {
    return " GENERATED ALWAYS AS (" + attribute.generatedAs() + ") STORED";
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
        + reference.onUpdate().sql()
        + deferrable(reference);
  }

  /** When a foreign key is checked, what follows it. */
  protected String deferrable(TableDefinition.ForeignKey reference) {
    return reference.deferrable().sql();
  }

  /** A quoted table. */
  public final String table(TableName table) {
    return (table.schema() == null ? "" : quote(table.schema()) + ".") + quote(table.name());
  }

  /** Quoted names between parentheses. */
  protected final String columns(List<String> names) {
    return "(" + String.join(", ", names.stream().map(this::quote).toList()) + ")";
  }
}
