package io.sluice.internal.operation;

import io.sluice.hook.EntityValidator;
import io.sluice.internal.assembly.Assembler;
import io.sluice.internal.assembly.AssociationValues;
import io.sluice.internal.assembly.RowLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.RowRules;
import io.sluice.internal.plan.WritePlanner;
import io.sluice.model.EntityType;
import io.sluice.settings.Settings;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** The stages of one {@code Sluice}, put together. Thread-safe. */
public final class Engine {
  private final Execution execution;
  private final RowRules rules;
  private final Reads reads;
  private final RawStatements rawStatements;
  private final Registry registry;
  private final AssociationValues values;
  private final Assembler assembler;
  private final Map<EntityType<?>, Writer<?>> writers = new ConcurrentHashMap<>();
  private final Map<EntityType<?>, HookedWriter<?>> hookedWriters = new ConcurrentHashMap<>();
  private final boolean ownConnections;
  private final ContextView ofHooks;
  private final EntityValidator validator;

  /**
   * The stages around the execution.
   *
   * @param ownConnections whether the connections do not depend on the Reactor context
   * @param ofHooks what hooks find in their context besides what the subscriber has there
   */
  public Engine(
      Execution execution,
      Function<Engine, AssociationValues> values,
      boolean ownConnections,
      ContextView ofHooks) {
    this.ofHooks = ofHooks;
    this.validator = validator(execution.settings());
    this.execution = execution;
    this.ownConnections = ownConnections;
    this.rules = new RowRules(execution.settings().defaultScopes());
    this.registry = new Registry(execution);
    this.values = values.apply(this);
    this.assembler = new Assembler(this.values);
    RowLoader loader = new RowLoader(execution, assembler);
    this.reads = new Reads(execution, new Planner(rules), loader, ownConnections);
    this.rawStatements = new RawStatements(execution, loader);
  }

  private static EntityValidator validator(Settings settings) {
    EntityValidator set = settings.validator();
    return set == null
        ? ServiceLoader.load(EntityValidator.class).findFirst().orElse(EntityValidator.NONE)
        : set;
  }

  /** The entities that are known. */
  public Registry registry() {
    return registry;
  }

  /** What reads. */
  public Reads reads() {
    return reads;
  }

  /** What runs statements that users have written. */
  public RawStatements rawStatements() {
    return rawStatements;
  }

  /** The writer of the entity. */
  @SuppressWarnings("unchecked") // put in under its own type
  public <E> Writer<E> writer(EntityType<E> type) {
    return (Writer<E>) writers.computeIfAbsent(type, this::newWriter);
  }

  /** The same, or one whose changes leave the stamps of updates as they are. */
  <E> Writer<E> writer(EntityType<E> type, boolean silent) {
    Writer<E> writer = writer(type);
    return silent ? writer.silent() : writer;
  }

  private <E> Writer<E> newWriter(EntityType<E> type) {
    return new Writer<>(
        new WritePlanner<>(rules, type),
        new RowWriter<>(execution, type),
        new EntityAssignments<>(type, values),
        reads,
        assembler);
  }

  /** The writer of the entity, between the hooks of the entity. */
  @SuppressWarnings("unchecked") // put in under its own type
  public <E> HookedWriter<E> hookedWriter(EntityType<E> type) {
    return (HookedWriter<E>) hookedWriters.computeIfAbsent(type, this::newHookedWriter);
  }

  /** The same, or one whose changes leave the stamps of updates as they are. */
  public <E> HookedWriter<E> hookedWriter(EntityType<E> type, boolean silent) {
    HookedWriter<E> writer = hookedWriter(type);
    return silent ? writer.silent() : writer;
  }

  private <E> HookedWriter<E> newHookedWriter(EntityType<E> type) {
    return new HookedWriter<>(
        type,
        writer(type),
        EntityHooks.of(execution, ofHooks, Validation.of(execution, type, validator), type));
  }

  /** What runs around writes of the entity, or null if nothing does. */
  <E> @Nullable EntityHooks<E> hooks(EntityType<E> type) {
    return hookedWriter(type).hooks();
  }

  /** Whether connections do not depend on the Reactor context. */
  boolean ownConnections() {
    return ownConnections;
  }

  /** What plans writes of an entity. */
  <E> WritePlanner<E> planner(EntityType<E> type) {
    return new WritePlanner<>(rules, type);
  }

  /** The same, or one whose changes leave the stamps of updates as they are. */
  <E> WritePlanner<E> planner(EntityType<E> type, boolean silent) {
    return silent ? planner(type).silent() : planner(type);
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
