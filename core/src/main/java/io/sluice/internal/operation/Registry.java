package io.sluice.internal.operation;

import io.sluice.internal.execution.Execution;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.TableName;
import io.sluice.schema.TableDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The entities that have a model, and all that can be reached from them. Thread-safe. */
public final class Registry {
  private final Execution execution;
  private final Set<EntityType<?>> types = ConcurrentHashMap.newKeySet();
  private final Map<TableName, EntityType<?>> joinTables = new ConcurrentHashMap<>();

  Registry(Execution execution) {
    this.execution = execution;
  }

  /**
   * The type, once it and all that can be reached from it have been checked against each other.
   *
   * @throws io.sluice.error.ModelException if something does not fit
   */
  public <E> EntityType<E> registered(EntityType<E> type) {
    if (!types.contains(type)) {
      type.check();
      types.add(type);
      execution.describe(TableDefinition.of(type));
      type.references().forEach(each -> registered(each.target()));
      type.associations().forEach(this::register);
    }
    return type;
  }

  private void register(Association<?, ?> association) {
    registered(association.target());
    Association.Through<?> through = association.through();
    if (through == null) {
      return;
    }
    if (hasEntity(through.type())) {
      registered(through.type());
    } else if (joinTables.putIfAbsent(through.type().table(), through.type()) == null) {
      execution.describe(TableDefinition.of(through.type()));
    }
  }

  /** Whether the rows of a join table are an entity of a user's. */
  static boolean hasEntity(EntityType<?> joinTable) {
    return joinTable.javaType() != JoinRow.class;
  }

  /** All registered types, and those of join tables that have no entity. */
  public Collection<EntityType<?>> types() {
    List<EntityType<?>> all = new ArrayList<>(types);
    all.addAll(joinTables.values());
    return List.copyOf(all);
  }
}
