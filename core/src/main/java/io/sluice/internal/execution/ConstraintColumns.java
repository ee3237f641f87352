package io.sluice.internal.execution;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.schema.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which columns the unique constraints of known tables have, for servers that say only the
 * constraint's name. Thread-safe.
 */
final class ConstraintColumns {
  private final Map<String, TableDefinition> tables = new ConcurrentHashMap<>();

  void add(TableDefinition table) {
    tables.put(table.name().name(), table);
  }

  /** The detail with the columns of its constraint. */
  Detail completed(Detail detail, SchemaRenderer renderer) {
    String constraint = detail.constraint();
    TableDefinition table = detail.table() == null ? null : tables.get(detail.table());
    return constraint == null || table == null || !detail.columns().isEmpty()
        ? detail
        : new Detail(
            detail.table(), constraint, columns(table, constraint, renderer), detail.value());
  }

  private static List<String> columns(
      TableDefinition table, String constraint, SchemaRenderer renderer) {
    if (renderer.isPrimaryKey(table, constraint)) {
      return table.primaryKey();
    }
    return Stream.concat(table.uniques().stream(), table.indexes().stream())
        .filter(each -> renderer.constraintName(each.name()).equals(constraint))
        .map(TableDefinition.Key::columns)
        .findFirst()
        .orElse(List.of());
  }
}
