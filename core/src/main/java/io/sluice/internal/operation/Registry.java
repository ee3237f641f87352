package io.sluice.internal.operation;

import static java.util.stream.Collectors.toCollection;

import io.sluice.error.ModelException;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Stamp;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.Reference;
import io.sluice.model.TableName;
import io.sluice.schema.TableDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The entities that have a model, and all that can be reached from them. Thread-safe. */
public final class Registry {
  private final Execution execution;
  private final Set<EntityType<?>> types = ConcurrentHashMap.newKeySet();
  private final List<EntityType<?>> inOrder = new CopyOnWriteArrayList<>();
  private final Map<TableName, EntityType<?>> joinTables = new ConcurrentHashMap<>();

  Registry(Execution execution) {
    this.execution = execution;
  }

  /**
   * The type, once it and all that can be reached from it have been checked against each other.
   *
   * @throws io.sluice.error.ModelException if something does not fit; then nothing is registered
   */
  public <E> EntityType<E> registered(EntityType<E> type) {
    if (!types.contains(type)) {
      register(type);
    }
    return type;
  }

  private synchronized void register(EntityType<?> type) {
    Discovery found = new Discovery();
    found.visit(type);
    found.types.forEach(each -> execution.describe(TableDefinition.of(each), each.toString()));
    found.joinTables.forEach(
        (table, each) ->
            execution.describe(
                TableDefinition.of(each), "the links of " + found.linking.get(table)));
    joinTables.putAll(found.joinTables);
    inOrder.addAll(found.types);
    types.addAll(found.types);
  }

  /** What is reached from a type, and not registered yet. */
  private final class Discovery {
    final Set<EntityType<?>> types = new LinkedHashSet<>();
    final Map<TableName, EntityType<?>> joinTables = new LinkedHashMap<>();
    final Map<TableName, Association<?, ?>> linking = new HashMap<>();

    void visit(EntityType<?> type) {
      if (!Registry.this.types.contains(type) && types.add(type)) {
        type.check();
        requireAuditor(type);
        type.references().forEach(each -> visit(each.target()));
        type.associations().forEach(this::visit);
      }
    }

    private void visit(Association<?, ?> association) {
      visit(association.target());
      Association.Through<?> through = association.through();
      if (through == null) {
        return;
      }
      EntityType<?> type = through.type();
      if (hasEntity(type)) {
        visit(type);
        return;
      }
      EntityType<?> known =
          Registry.this.joinTables.getOrDefault(type.table(), joinTables.get(type.table()));
      if (known == null) {
        joinTables.put(type.table(), type);
        linking.put(type.table(), association);
      } else {
        requireAlike(association, known, type);
      }
    }
  }

  private void requireAuditor(EntityType<?> type) {
    if (Stamp.isAudited(type) && execution.settings().auditor() == null) {
      throw new ModelException(
          type + " has @CreatedBy or @UpdatedBy: say who writes, by settings.auditor(…)", null);
    }
  }

  // an association and its other direction each describe the table
  private static void requireAlike(
      Association<?, ?> association, EntityType<?> known, EntityType<?> type) {
    Set<String> sides = sides(known);
    Set<String> others = sides(type);
    if (!sides.equals(others)) {
      throw new ModelException(
          "@JoinTable of "
              + association
              + " says of the table "
              + type.table()
              + ": "
              + others
              + ", another one of the same table: "
              + sides
              + "; make columns, references, actions and constraint alike",
          null);
    }
  }

  private static Set<String> sides(EntityType<?> joinTable) {
    return joinTable.references().stream().map(Registry::side).collect(toCollection(TreeSet::new));
  }

  private static String side(Reference<?, ?> reference) {
    return reference.attributes().stream().map(Attribute::column).toList()
        + " refers to "
        + reference.target().table()
        + reference.referenced().stream().map(Attribute::column).toList()
        + (reference.constraint()
            ? " on delete "
                + reference.onDelete().sql()
                + " on update "
                + reference.onUpdate().sql()
                + reference.deferrable().sql()
            : " without a constraint");
  }

  /** Whether the rows of a join table are an entity of a user's. */
  static boolean hasEntity(EntityType<?> joinTable) {
    return joinTable.javaType() != JoinRow.class;
  }

  /**
   * All registered types, in the order in which they were met, and those of join tables that have
   * no entity.
   */
  public Collection<EntityType<?>> types() {
    List<EntityType<?>> all = new ArrayList<>(inOrder);
    all.addAll(joinTables.values());
    return List.copyOf(all);
  }
}
