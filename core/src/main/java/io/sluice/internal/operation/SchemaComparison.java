package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.model.Attribute;
import io.sluice.model.ReferentialAction;
import io.sluice.model.TableName;
import io.sluice.schema.StoredSchema;
import io.sluice.schema.StoredSchema.Column;
import io.sluice.schema.StoredSchema.ColumnType;
import io.sluice.schema.StoredSchema.Index;
import io.sluice.schema.TableDefinition;
import io.sluice.schema.TableDefinition.ForeignKey;
import io.sluice.type.DataType.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in what a table that the server has differs from what its entity takes it for. */
final class SchemaComparison {
  private final SchemaRenderer renderer;
  private final Function<TableName, TableName> resolved;
  private final TableDefinition table;
  private final StoredSchema stored;
  private final List<String> differences = new ArrayList<>();

  /**
   * Of one table.
   *
   * @param resolved gives a table the schema that it is in
   * @param stored what the server has of it
   */
  SchemaComparison(
      SchemaRenderer renderer,
      Function<TableName, TableName> resolved,
      TableDefinition table,
      StoredSchema stored) {
    this.renderer = renderer;
    this.resolved = resolved;
    this.table = table;
    this.stored = stored;
  }

  /** What differs; empty if all that the entity needs is there. */
  List<String> differences() {
    if (stored.columns().isEmpty()) {
      return List.of(table.name() + ": there is no such table");
    }
    columns();
    primaryKey();
    table.uniques().forEach(this::unique);
    table.indexes().forEach(this::index);
    table.foreignKeys().forEach(this::reference);
    return differences;
  }

  private void differs(String what) {
    differences.add(table.name() + what);
  }

  private void columns() {
    Map<String, Column> byName =
        stored.columns().stream().collect(Collectors.toMap(Column::name, each -> each));
    for (Attribute<?, ?> each : table.columns()) {
      Column column = byName.remove(each.column());
      if (column == null) {
        differs("." + each.column() + ": there is no such column of " + each);
      } else {
        column(each, column);
      }
    }
    for (Column each : stored.columns()) {
      if (byName.containsKey(each.name()) && !each.nullable() && !each.made()) {
        differs(
            "."
                + each.name()
                + ": takes no null and has no default, but no attribute gives it one");
      }
    }
  }

  private void column(Attribute<?, ?> attribute, Column column) {
    String name = "." + column.name();
    if (!renderer.catalog().holds(attribute, column.type())) {
      differs(
          name
              + ": is "
              + column.type()
              + ", not "
              + renderer.type(table, attribute)
              + " of "
              + attribute);
    } else if (!fits(attribute.type().size(), column.type())) {
      differs(
          name
              + ": is "
              + column.type()
              + ", less than "
              + renderer.type(table, attribute)
              + " of "
              + attribute);
    }
    if (!attribute.generatedAs().isEmpty()) {
      computed(attribute, column);
    } else if (column.nullable() && !attribute.nullable()) {
      differs(name + ": takes null, but " + attribute + " does not");
    } else if (!column.nullable() && attribute.nullable()) {
      differs(name + ": takes no null, but " + attribute + " does");
    }
  }

  // whether it takes null, its expression says
  private void computed(Attribute<?, ?> attribute, Column column) {
    if (!column.made()) {
      differs("." + column.name() + ": is not made by the database, but " + attribute + " is");
    }
  }

  private static boolean fits(Size wanted, ColumnType type) {
    return atLeast(type.length(), wanted.length())
        && (wanted.precision() == 0
            || (atLeast(type.scale(), wanted.scale())
                && atLeast(whole(type), wanted.precision() - wanted.scale())));
  }

  private static @Nullable Integer whole(ColumnType type) {
    Integer precision = type.precision();
    Integer scale = type.scale();
    return precision == null || scale == null ? null : Integer.valueOf(precision - scale);
  }

  private static boolean atLeast(@Nullable Integer has, int wanted) {
    return has == null || has >= wanted;
  }

  private void primaryKey() {
    List<String> columns =
        stored.indexes().stream()
            .filter(Index::primary)
            .findFirst()
            .map(Index::columns)
            .orElse(List.of());
    if (!same(columns, table.primaryKey())) {
      differs(
          ": the primary key is "
              + (columns.isEmpty() ? "missing" : listed(columns))
              + ", not "
              + listed(table.primaryKey()));
    }
  }

  private void unique(TableDefinition.Key key) {
    if (stored.indexes().stream()
        .noneMatch(each -> each.unique() && each.whole() && same(each.columns(), key.columns()))) {
      differs(": there is no unique constraint of " + listed(key.columns()));
    }
  }

  private void index(TableDefinition.Key key) {
    if (!key.options().isWhole()) {
      named(renderer.constraintName(key.name()));
    } else if (key.unique()) {
      unique(key);
    } else if (stored.indexes().stream()
        .noneMatch(each -> each.whole() && starts(key.columns(), each.columns()))) {
      differs(": there is no index of " + listed(key.columns()));
    }
  }

  /** Of one that is not of whole columns and all rows only the name can be compared. */
  private void named(String name) {
    if (stored.indexes().stream().noneMatch(each -> each.name().equals(name))) {
      differs(": there is no index " + name);
    }
  }

  private void reference(ForeignKey key) {
    StoredSchema.ForeignKey found =
        stored.references().stream().filter(each -> same(key, each)).findFirst().orElse(null);
    String what =
        "the foreign key of "
            + listed(key.columns())
            + " to "
            + key.target()
            + " "
            + listed(key.referenced());
    if (found == null) {
      differs(": there is not " + what);
    } else {
      action(what + " does on delete ", key.onDelete(), found.onDelete());
      action(what + " does on update ", key.onUpdate(), found.onUpdate());
      if (key.deferrable() != found.deferrable()) {
        differs(": " + what + " is " + found.deferrable() + ", not " + key.deferrable());
      }
    }
  }

  private void action(String what, ReferentialAction wanted, ReferentialAction has) {
    if (checked(wanted) != checked(has)) {
      differs(": " + what + has.sql() + ", not " + wanted.sql());
    }
  }

  // servers call both by either name
  private static ReferentialAction checked(ReferentialAction action) {
    return action == ReferentialAction.RESTRICT ? ReferentialAction.NO_ACTION : action;
  }

  private boolean same(ForeignKey key, StoredSchema.ForeignKey other) {
    return other.target().equals(resolved.apply(key.target()))
        && pairs(key.columns(), key.referenced())
            .equals(pairs(other.columns(), other.referenced()));
  }

  private static Map<String, String> pairs(List<String> columns, List<String> referenced) {
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.put(columns.get(i), referenced.get(i));
    }
    return pairs;
  }

  private static boolean same(List<String> some, List<String> others) {
    return new HashSet<>(some).equals(new HashSet<>(others));
  }

  private static boolean starts(List<String> columns, List<String> index) {
    return columns.size() <= index.size() && index.subList(0, columns.size()).equals(columns);
  }

  private static String listed(List<String> columns) {
    return "(" + String.join(", ", columns) + ")";
  }
}
