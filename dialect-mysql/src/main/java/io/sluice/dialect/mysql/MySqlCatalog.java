package io.sluice.dialect.mysql;

import io.sluice.dialect.SchemaCatalog;
import io.sluice.dialect.Sql;
import io.sluice.dialect.SqlWriter;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.schema.StoredSchema.ColumnType;
import io.sluice.type.DataType.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What MySQL's and MariaDB's information schema says of tables. Immutable and thread-safe. */
final class MySqlCatalog implements SchemaCatalog {
  private static final Map<Kind, Set<String>> TYPES = new EnumMap<>(Kind.class);

  static {
    TYPES.put(Kind.BOOLEAN, Set.of("tinyint", "bit"));
    TYPES.put(Kind.SMALLINT, Set.of("smallint", "mediumint", "int", "bigint", "decimal"));
    TYPES.put(Kind.INTEGER, Set.of("int", "bigint", "decimal"));
    TYPES.put(Kind.BIGINT, Set.of("bigint", "decimal"));
    TYPES.put(Kind.REAL, Set.of("float", "double"));
    TYPES.put(Kind.DOUBLE, Set.of("double"));
    TYPES.put(Kind.DECIMAL, Set.of("decimal"));
    TYPES.put(
        Kind.TEXT,
        Set.of(
            "char",
            "varchar",
            "tinytext",
            "text",
            "mediumtext",
            "longtext",
            "enum",
            "set",
            "json"));
    TYPES.put(Kind.UUID, Set.of("uuid", "char", "varchar"));
    TYPES.put(
        Kind.BINARY, Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"));
    TYPES.put(Kind.DATE, Set.of("date"));
    TYPES.put(Kind.TIME, Set.of("time"));
    TYPES.put(Kind.TIMESTAMP, Set.of("datetime", "timestamp"));
    TYPES.put(Kind.INSTANT, Set.of("datetime", "timestamp"));
  }

  @Override
  public Sql currentSchema() {
    return Sql.of("SELECT DATABASE()");
  }

  @Override
  public Sql columns(List<TableName> tables) {
    return of(
        "SELECT table_schema, table_name, column_name, data_type, is_nullable,"
            // MariaDB says that null is the default of what takes it
            + " CASE WHEN (column_default IS NOT NULL"
            + " AND NOT (is_nullable = 'YES' AND column_default = 'NULL'))"
            + " OR extra LIKE '%auto_increment%' OR extra LIKE '%GENERATED%' THEN 'YES' ELSE 'NO' END,"
            + " CASE WHEN data_type IN ('char', 'varchar', 'tinytext', 'text')"
            + " THEN CAST(character_maximum_length AS CHAR) END,"
            + " CASE WHEN data_type = 'decimal' THEN CAST(numeric_precision AS CHAR) END,"
            + " CASE WHEN data_type = 'decimal' THEN CAST(numeric_scale AS CHAR) END FROM information_schema.columns WHERE ",
        "table_", tables, "table_schema, table_name, ordinal_position");
  }

  @Override
  public Sql indexes(List<TableName> tables) {
    return of(
        "SELECT table_schema, table_name, index_name,"
            + " CASE WHEN non_unique = 0 THEN 'YES' ELSE 'NO' END,"
            + " CASE WHEN index_name = 'PRIMARY' THEN 'YES' ELSE 'NO' END,"
            + " CASE WHEN sub_part IS NULL THEN 'YES' ELSE 'NO' END, column_name"
            + " FROM information_schema.statistics WHERE ",
        "table_",
        tables,
        "table_schema, table_name, index_name, seq_in_index");
  }

  @Override
  public Sql references(List<TableName> tables) {
    return of(
        "SELECT k.table_schema, k.table_name, k.constraint_name, k.column_name,"
            + " k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name,"
            + " r.delete_rule, r.update_rule, 'NOT' FROM information_schema.key_column_usage k"
            + " JOIN information_schema.referential_constraints r"
            + " ON r.constraint_schema = k.constraint_schema"
            + " AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name"
            + " WHERE k.referenced_table_name IS NOT NULL AND ",
        "k.table_",
        tables,
        "k.table_schema, k.table_name, k.constraint_name, k.ordinal_position");
  }

  private static Sql of(String select, String prefix, List<TableName> tables, String order) {
    SqlWriter out = new SqlWriter(MySqlDialect.NOTATION);
    MySqlTypes.in(out.text(select), prefix + "schema", prefix + "name", tables);
    return out.text(" ORDER BY ").text(order).sql();
  }

  @Override
  public boolean holds(Attribute<?, ?> attribute, ColumnType type) {
    String own = attribute.type().columnType();
    if (own != null) {
      String name = own.toLowerCase(Locale.ROOT).split("\\W", 2)[0];
      return type.name().equals(name.equals("integer") ? "int" : name);
    }
    Set<String> types = TYPES.get(attribute.type().kind());
    return types == null || types.contains(type.name());
  }
}
