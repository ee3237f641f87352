package io.sluice.internal.operation;

import io.sluice.internal.association.Assembler;
import io.sluice.internal.association.AssociationValues;
import io.sluice.internal.association.EagerLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Planner;
import io.sluice.model.EntityType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The stages of one {@code Sluice}, put together. Thread-safe. */
public final class Engine {
  private final Execution execution;
  private final Planner planner;
  private final Assembler assembler;
  private final EagerLoader loader;
  private final Map<Class<?>, EntityType<?>> types = new ConcurrentHashMap<>();

  /** The stages around the execution. */
  public Engine(Execution execution, Function<Engine, AssociationValues> values) {
    this.execution = execution;
    this.planner = new Planner(execution.dialect().capabilities());
    this.assembler = new Assembler(values.apply(this));
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
      type.foreignKeys().forEach(each -> registered(each.target()));
      type.associations().forEach(each -> registered(each.target()));
    }
    return type;
  }

  /** The registered type of a class. */
  @SuppressWarnings("unchecked") // put in under its own class
  public <E> EntityType<E> type(Class<E> javaType) {
    return (EntityType<E>)
        Objects.requireNonNull(types.get(javaType), () -> javaType + " is not registered");
  }

  /** All registered types. */
  public Collection<EntityType<?>> types() {
    return List.copyOf(types.values());
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

  /** What runs plans. */
  public EagerLoader loader() {
    return loader;
  }
}
