package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Closeable;
import io.sluice.dialect.BulkLoader;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.dialect.SqlWriter;
import io.sluice.model.TableName;
import io.sluice.statement.Field;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** COPY in its binary form. Immutable and thread-safe. */
final class PostgresCopy implements BulkLoader {
  // a trigger of a row (1) before (2) an INSERT (4) may change the row
  private static final String COLUMNS =
      "SELECT a.attname::text,"
          + " CASE WHEN t.typtype = 'e' THEN 'enum' ELSE format_type(a.atttypid, a.atttypmod) END,"
          + " CASE WHEN a.attidentity <> '' THEN"
          + " (SELECT format('nextval(%L::regclass)', s.name)"
          + " FROM (SELECT pg_get_serial_sequence(x.name, a.attname) AS name) AS s"
          + " WHERE has_sequence_privilege(s.name, 'USAGE'))"
          + " WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END,"
          + " c.relkind = 'r' AND NOT c.relrowsecurity AND NOT c.relhasrules"
          + " AND NOT EXISTS (SELECT FROM pg_trigger AS g"
          + " WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgtype & 7 = 7)"
          + " FROM (SELECT ";
  private static final String OF_TABLE =
      "::text AS name) AS x"
          + " JOIN pg_class AS c ON c.oid = to_regclass(x.name)"
          + " JOIN pg_attribute AS a ON a.attrelid = c.oid"
          + " JOIN pg_type AS t ON t.oid = a.atttypid"
          + " LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum"
          + " WHERE a.attnum > 0 AND NOT a.attisdropped";

  private final SchemaRenderer schema;

  PostgresCopy(SchemaRenderer schema) {
    this.schema = schema;
  }

  @Override
  public Sql columns(TableName table) {
    return new SqlWriter(PostgresDialect.NOTATION)
        .text(COLUMNS)
        .bind(schema.table(table), DataType.STRING)
        .text(OF_TABLE)
        .sql();
  }

  @Override
  public Sql made(StoredColumn column, int values) {
    return new SqlWriter(PostgresDialect.NOTATION)
        .text("SELECT " + column.made() + " FROM generate_series(1, ")
        .bind(values, DataType.INTEGER)
        .text(")")
        .sql();
  }

  /** Those of a sequence, which no rollback takes back, and random ones. */
  @Override
  public boolean madeAhead(StoredColumn column) {
    String made = String.valueOf(column.made());
    return made.startsWith("nextval(") || made.startsWith("gen_random_uuid(");
  }

  @Override
  public Sql madeNumbers(StoredColumn column, int values) {
    return new SqlWriter(PostgresDialect.NOTATION)
        .text("SELECT ARRAY(SELECT (" + column.made() + ")::bigint FROM generate_series(1, ")
        .bind(values, DataType.INTEGER)
        .text("))")
        .sql();
  }

  @Override
  public boolean isFor(Closeable connection) {
    return connection instanceof PostgresqlConnection;
  }

  @Override
  public @Nullable Load load(TableName table, List<Field> fields, List<StoredColumn> stored) {
    List<CopyColumn> columns = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      DataType<?> type = fields.get(i).type();
      CopyColumn column = CopyColumn.of(type.kind(), stored.get(i).type());
      if (column == null || type == DataType.JSON) { // a text comes back in another form
        return null;
      }
      columns.add(column);
    }
    String names =
        fields.stream()
            .map(each -> PostgresDialect.NOTATION.quoted(each.column()))
            .collect(Collectors.joining(", "));
    return new CopyRows(
        "COPY " + schema.table(table) + " (" + names + ") FROM STDIN (FORMAT binary)", columns);
  }
}
