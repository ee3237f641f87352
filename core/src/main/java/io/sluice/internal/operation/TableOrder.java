package io.sluice.internal.operation;

import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
import io.sluice.schema.TableDefinition;
import io.sluice.schema.TableDefinition.ForeignKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the tables of entities, each after those that it refers to, as far as it is no circle. */
final class TableOrder {
  private TableOrder() {}

  /** The tables of the types, of their join tables, and of all that foreign keys lead to. */
  static List<TableDefinition> withTargets(Engine engine, Collection<EntityType<?>> types) {
    return order(found(engine, types, true));
  }

  /** The tables of the types and of their join tables. */
  static List<TableDefinition> alone(Engine engine, Collection<EntityType<?>> types) {
    return order(found(engine, types, false));
  }

  private static List<TableDefinition> found(
      Engine engine, Collection<EntityType<?>> types, boolean withTargets) {
    Map<Object, EntityType<?>> all = new LinkedHashMap<>();
    Deque<EntityType<?>> open = new ArrayDeque<>(types);
    while (!open.isEmpty()) {
      EntityType<?> next = open.remove();
      boolean entity = Registry.hasEntity(next);
      if (all.putIfAbsent(entity ? next : next.table(), next) == null) {
        if (entity) {
          engine
              .registry()
              .registered(next)
              .associations()
              .forEach(each -> joinTable(each).ifPresent(open::add));
        }
        if (withTargets) {
          next.references().forEach(each -> open.add(each.target()));
        }
      }
    }
    return all.values().stream().map(each -> definition(engine, each, all.values())).toList();
  }

  /** With indexes of what associations without a foreign key find its rows by. */
  private static TableDefinition definition(
      Engine engine, EntityType<?> type, Collection<EntityType<?>> others) {
    Set<EntityType<?>> all = new LinkedHashSet<>(others);
    all.addAll(engine.registry().types());
    TableDefinition table = TableDefinition.of(type);
    for (EntityType<?> other : all) {
      for (Association<?, ?> each : other.associations()) {
        if (each.target() == type && isPlain(each)) {
          table = table.withIndex(foundBy(each));
        }
      }
    }
    return table;
  }

  /** Whether the rows are found by attributes that are no foreign key of their own. */
  private static boolean isPlain(Association<?, ?> association) {
    boolean held =
        association.kind() == Association.Kind.HAS_MANY
            || association.kind() == Association.Kind.HAS_ONE;
    return held
        && association.target().references().stream()
            .noneMatch(each -> each.attributes().equals(association.targetAttributes()));
  }

  private static List<String> foundBy(Association<?, ?> association) {
    List<String> columns = new ArrayList<>();
    association.fixed().forEach(each -> columns.add(each.attribute().column()));
    association.targetAttributes().forEach(each -> columns.add(each.column()));
    return columns;
  }

  private static Optional<EntityType<?>> joinTable(Association<?, ?> association) {
    return Optional.<Association.Through<?>>ofNullable(association.through())
        .<EntityType<?>>map(Association.Through::type);
  }

  private static List<TableDefinition> order(List<TableDefinition> tables) {
    List<TableDefinition> ordered = new ArrayList<>();
    Set<TableName> entered = new HashSet<>();
    tables.forEach(each -> visit(each, tables, entered, ordered));
    return ordered;
  }

  private static void visit(
      TableDefinition table,
      List<TableDefinition> all,
      Set<TableName> entered,
      List<TableDefinition> ordered) {
    if (entered.add(table.name())) {
      for (ForeignKey key : table.foreignKeys()) {
        all.stream()
            .filter(each -> each.name().equals(key.target()))
            .forEach(each -> visit(each, all, entered, ordered));
      }
      ordered.add(table);
    }
  }
}
