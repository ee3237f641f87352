package io.sluice.internal.operation;

import io.sluice.internal.association.Assembler;
import io.sluice.internal.association.AssociationValues;
import io.sluice.internal.association.EagerLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.Scopes;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.TableName;
import io.sluice.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The stages of one {@code Sluice}, put together. Thread-safe. */
public final class Engine {
  private final Execution execution;
  private final Planner planner;
  private final AssociationValues values;
  private final Assembler assembler;
  private final EagerLoader loader;
  private final Map<Class<?>, EntityType<?>> types = new ConcurrentHashMap<>();
  private final Map<TableName, EntityType<?>> joinTables = new ConcurrentHashMap<>();
  private final Map<EntityType<?>, Writer<?>> writers = new ConcurrentHashMap<>();

  /** The stages around the execution. */
  public Engine(Execution execution, Function<Engine, AssociationValues> values) {
    this.execution = execution;
    Scopes scopes = new Scopes(execution.settings().defaultScopes());
    this.planner = new Planner(execution.dialect().capabilities(), scopes);
    this.values = values.apply(this);
    this.assembler = new Assembler(this.values);
    this.loader = new EagerLoader(execution, planner, assembler);
  }

  /**
   * The type, once it and all that can be reached from it have been checked against each other.
   *
   * @throws io.sluice.error.ModelException if something does not fit
   */
  public <E> EntityType<E> registered(EntityType<E> type) {
    if (!types.containsKey(type.javaType())) {
      type.check();
      types.put(type.javaType(), type);
      execution.describe(Table.of(type));
      type.foreignKeys().forEach(each -> registered(each.target()));
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
    if (through.type().javaType() == JoinRow.class) {
      execution.describe(Table.of(through.type()));
      joinTables.putIfAbsent(through.type().table(), through.type());
    } else {
      registered(through.type());
    }
  }

  /** The registered type of a class. */
  @SuppressWarnings("unchecked") // put in under its own class
  public <E> EntityType<E> type(Class<E> javaType) {
    EntityType<?> found = types.get(javaType);
    if (found == null) {
      throw new IllegalArgumentException(
          javaType.getSimpleName()
              + " has no model yet: call sluice.model("
              + javaType.getSimpleName()
              + "_.TYPE) first");
    }
    return (EntityType<E>) found;
  }

  /** All registered types, and those of join tables that have no entity. */
  public Collection<EntityType<?>> types() {
    List<EntityType<?>> all = new ArrayList<>(types.values());
    all.addAll(joinTables.values());
    return List.copyOf(all);
  }

  /** The writer of the entity. */
  @SuppressWarnings("unchecked") // put in under its own type
  public <E> Writer<E> writer(EntityType<E> type) {
    return (Writer<E>) writers.computeIfAbsent(type, each -> new Writer<>(this, each));
  }

  /** Where statements run. */
  public Execution execution() {
    return execution;
  }

  /** What decides on statements. */
  public Planner planner() {
    return planner;
  }

  /** What puts entities together. */
  public Assembler assembler() {
    return assembler;
  }

  /** What makes association values, and looks into them. */
  public AssociationValues values() {
    return values;
  }

  /** What runs plans. */
  public EagerLoader loader() {
    return loader;
  }
}
