package io.sluice.dialect.postgres;

import io.sluice.dialect.SchemaCatalog;
import io.sluice.dialect.Sql;
import io.sluice.dialect.SqlWriter;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.schema.StoredSchema.ColumnType;
import io.sluice.type.DataType;
import io.sluice.type.DataType.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What PostgreSQL's own catalog says of tables: the information schema does not show keys to who
 * may only read. Immutable and thread-safe.
 */
final class PostgresCatalog implements SchemaCatalog {
  private static final Map<Kind, Set<String>> TYPES = new EnumMap<>(Kind.class);

  static {
    TYPES.put(Kind.BOOLEAN, Set.of("boolean"));
    TYPES.put(Kind.SMALLINT, Set.of("smallint", "integer", "bigint", "numeric"));
    TYPES.put(Kind.INTEGER, Set.of("integer", "bigint", "numeric"));
    TYPES.put(Kind.BIGINT, Set.of("bigint", "numeric"));
    TYPES.put(Kind.REAL, Set.of("real", "double precision"));
    TYPES.put(Kind.DOUBLE, Set.of("double precision"));
    TYPES.put(Kind.DECIMAL, Set.of("numeric"));
    TYPES.put(
        Kind.TEXT,
        Set.of(
            "text",
            "character varying",
            "character",
            "citext",
            "name",
            "enum",
            "uuid",
            "json",
            "jsonb",
            "xml"));
    TYPES.put(Kind.UUID, Set.of("uuid"));
    TYPES.put(Kind.BINARY, Set.of("bytea"));
    TYPES.put(Kind.DATE, Set.of("date"));
    TYPES.put(Kind.TIME, Set.of("time without time zone"));
    TYPES.put(Kind.TIMESTAMP, Set.of("timestamp without time zone"));
    TYPES.put(Kind.INSTANT, Set.of("timestamp with time zone"));
  }

  private static final Map<String, String> SPELLED =
      Map.ofEntries(
          Map.entry("varchar", "character varying"),
          Map.entry("char", "character"),
          Map.entry("varbit", "bit varying"),
          Map.entry("int2", "smallint"),
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("decimal", "numeric"),
          Map.entry("bool", "boolean"),
          Map.entry("time", "time without time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"));

  @Override
  public Sql currentSchema() {
    return Sql.of("SELECT current_schema()::text");
  }

  @Override
  public Sql columns(List<TableName> tables) {
    return of(
        "SELECT n.nspname::text, c.relname::text, a.attname::text,"
            + " CASE WHEN t.typtype = 'e' THEN 'enum' ELSE"
            + " format_type(COALESCE(NULLIF(t.typbasetype, 0), t.oid), NULL) END,"
            + yes("NOT a.attnotnull")
            + ","
            + yes("a.atthasdef OR a.attidentity <> ''")
            + ", CASE WHEN a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype)"
            + " AND a.atttypmod > 4 THEN (a.atttypmod - 4)::text END,"
            + " CASE WHEN a.atttypid = 'numeric'::regtype AND a.atttypmod > 4"
            + " THEN ((a.atttypmod - 4) >> 16 & 65535)::text END,"
            + " CASE WHEN a.atttypid = 'numeric'::regtype AND a.atttypmod > 4"
            + " THEN ((a.atttypmod - 4) & 2047)::text END"
            + " FROM pg_catalog.pg_attribute a"
            + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
            + " WHERE a.attnum > 0 AND NOT a.attisdropped",
        tables,
        "c.oid, a.attnum");
  }

  @Override
  public Sql indexes(List<TableName> tables) {
    return of(
        "SELECT n.nspname::text, c.relname::text, i.relname::text,"
            + yes("x.indisunique")
            + ","
            + yes("x.indisprimary")
            + ","
            + yes("x.indpred IS NULL")
            + ", a.attname::text FROM pg_catalog.pg_index x"
            + " JOIN pg_catalog.pg_class c ON c.oid = x.indrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid"
            + " CROSS JOIN LATERAL generate_series(0, x.indnkeyatts - 1) AS k(place)"
            + " LEFT JOIN pg_catalog.pg_attribute a"
            + " ON a.attrelid = c.oid AND a.attnum = x.indkey[k.place]"
            + " WHERE x.indisvalid",
        tables,
        "i.oid, k.place");
  }

  @Override
  public Sql references(List<TableName> tables) {
    return of(
        "SELECT n.nspname::text, c.relname::text, f.conname::text, a.attname::text,"
            + " tn.nspname::text, tc.relname::text, ta.attname::text,"
            + action("f.confdeltype")
            + ","
            + action("f.confupdtype")
            + ", CASE WHEN f.condeferred THEN 'INITIALLY_DEFERRED'"
            + " WHEN f.condeferrable THEN 'INITIALLY_IMMEDIATE' ELSE 'NOT' END"
            + " FROM pg_catalog.pg_constraint f"
            + " JOIN pg_catalog.pg_class c ON c.oid = f.conrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_catalog.pg_class tc ON tc.oid = f.confrelid"
            + " JOIN pg_catalog.pg_namespace tn ON tn.oid = tc.relnamespace"
            + " CROSS JOIN LATERAL"
            + " unnest(f.conkey, f.confkey) WITH ORDINALITY AS k(own, other, place)"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.own"
            + " JOIN pg_catalog.pg_attribute ta ON ta.attrelid = tc.oid AND ta.attnum = k.other"
            + " WHERE f.contype = 'f'",
        tables,
        "f.oid, k.place");
  }

  private static String yes(String condition) {
    return " CASE WHEN " + condition + " THEN 'YES' ELSE 'NO' END";
  }

  private static String action(String code) {
    return " CASE "
        + code
        + " WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT'"
        + " WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END";
  }

  private static Sql of(String select, List<TableName> tables, String order) {
    SqlWriter out = new SqlWriter(PostgresDialect.NOTATION);
    out.text(select).text(" AND (n.nspname, c.relname) IN (");
    out.join(
        tables,
        ", ",
        each ->
            out.text("(")
                .bind(each.schema(), DataType.STRING)
                .text(", ")
                .bind(each.name(), DataType.STRING)
                .text(")"));
    return out.text(") ORDER BY ").text(order).sql();
  }

  @Override
  public boolean holds(Attribute<?, ?> attribute, ColumnType type) {
    if (attribute.type().columnType() != null || attribute.type().kind() == Kind.RANGE) {
      String name = PostgresTypes.name(attribute.type()).toLowerCase(Locale.ROOT);
      return type.name().equals("enum") || type.name().equals(SPELLED.getOrDefault(name, name));
    }
    Set<String> types = TYPES.get(attribute.type().kind());
    return types == null || types.contains(type.name());
  }
}
