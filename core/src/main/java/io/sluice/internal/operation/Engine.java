package io.sluice.internal.operation;

import io.sluice.internal.assembly.Assembler;
import io.sluice.internal.assembly.AssociationValues;
import io.sluice.internal.assembly.RowLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.RowRules;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.model.EntityType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The stages of one {@code Sluice}, put together. Thread-safe. */
public final class Engine {
  private final Execution execution;
  private final RowRules rules;
  private final Reads reads;
  private final Registry registry;
  private final AssociationValues values;
  private final Assembler assembler;
  private final Map<EntityType<?>, Writer<?>> writers = new ConcurrentHashMap<>();

  /** The stages around the execution. */
  public Engine(Execution execution, Function<Engine, AssociationValues> values) {
    this.execution = execution;
    this.rules = new RowRules(execution.settings().defaultScopes());
    this.registry = new Registry(execution);
    this.values = values.apply(this);
    this.assembler = new Assembler(this.values);
    this.reads = new Reads(execution, new Planner(rules), new RowLoader(execution, assembler));
  }

  /** The entities that are known. */
  public Registry registry() {
    return registry;
  }

  /** What reads. */
  public Reads reads() {
    return reads;
  }

  /** The writer of the entity. */
  @SuppressWarnings("unchecked") // put in under its own type
  public <E> Writer<E> writer(EntityType<E> type) {
    return (Writer<E>) writers.computeIfAbsent(type, this::newWriter);
  }

  private <E> Writer<E> newWriter(EntityType<E> type) {
    return new Writer<>(
        new WritePlanner<>(rules, type),
        new RowWriter<>(execution, type),
        new EntityAssignments<>(type, values),
        reads,
        assembler);
  }

  /** What plans writes of an entity. */
  <E> WritePlanner<E> planner(EntityType<E> type) {
    return new WritePlanner<>(rules, type);
  }

  /** Where statements run. */
  public Execution execution() {
    return execution;
  }

  /** What puts entities together. */
  public Assembler assembler() {
    return assembler;
  }

  /** What makes association values, and looks into them. */
  AssociationValues values() {
    return values;
  }
}
