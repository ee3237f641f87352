package io.sluice.internal.execution;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.error.DatabaseException.Detail;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.schema.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of entities, so that an error of a server that says only a constraint's or a column's
 * name can say what it is about. Thread-safe.
 */
final class KnownTables {
  private final Map<TableName, TableDefinition> tables = new ConcurrentHashMap<>();
  private final Map<TableName, String> owners = new ConcurrentHashMap<>();

  void add(TableDefinition table, String of) {
    tables.put(table.name(), table);
    owners.put(table.name(), of);
  }

  /** The table, of which servers say the name only; null if there is none, or several. */
  private @Nullable TableDefinition find(Detail detail) {
    String told = detail.table();
    if (told == null) {
      return null;
    }
    String name = told.substring(told.lastIndexOf('.') + 1);
    List<TableDefinition> found =
        tables.values().stream().filter(each -> each.name().name().equals(name)).toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** What has its rows in the table that it is about: {@code " of User"}; empty if unknown. */
  String of(Detail detail) {
    TableDefinition table = find(detail);
    return table == null ? "" : " of " + owners.get(table.name());
  }

  /** The detail with the columns of its constraint. */
  Detail completed(Detail detail, SchemaRenderer renderer) {
    String constraint = detail.constraint();
    TableDefinition table = find(detail);
    return constraint == null || table == null || !detail.columns().isEmpty()
        ? detail
        : new Detail(
            detail.table(), constraint, columns(table, constraint, renderer), detail.value());
  }

  /** The attributes whose columns it is about; those that are known. */
  List<Attribute<?, ?>> attributes(Detail detail) {
    TableDefinition table = find(detail);
    return table == null
        ? List.of()
        : table.columns().stream()
            .filter(each -> detail.columns().contains(each.column()))
            .<Attribute<?, ?>>map(each -> each)
            .toList();
  }

  /** The columns of versions, which go up by themselves. */
  List<String> versions(TableName name) {
    TableDefinition table = tables.get(name);
    return table == null
        ? List.of()
        : table.columns().stream()
            .filter(each -> each.is(Trait.VERSION))
            .<String>map(Attribute::column)
            .toList();
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
