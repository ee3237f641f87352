package io.sluice.settings;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.hook.EntityValidator;
import io.sluice.hook.Hooks;
import io.sluice.hook.HooksOfAll;
import io.sluice.internal.argument.Arguments;
import io.sluice.listener.SqlLog;
import io.sluice.listener.StatementListener;
import io.sluice.model.EntityType;
import io.sluice.query.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** What can be set. Every method that sets returns a changed copy. Immutable and thread-safe. */
@CheckReturnValue
public final class Settings {
  private static final Settings DEFAULTS = new Settings(new Values());

  private final Values values;

  private Settings(Values values) {
    this.values = values;
  }

  /** The defaults. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  private Settings with(Consumer<Values> change) {
    Values copy = new Values(values);
    change.accept(copy);
    return new Settings(copy);
  }

  /** How long a statement may wait for a free connection; 10 s by default. */
  public Settings acquireTimeout(Duration allowed) {
    return with(copy -> copy.acquireTimeout = requirePositive(allowed));
  }

  /** How long a statement may wait for a free connection. */
  public Duration acquireTimeout() {
    return values.acquireTimeout;
  }

  /**
   * How long each statement may take, from when it is sent to its last row; without a bound by
   * default. One that takes longer is a {@link io.sluice.error.StatementTimeoutException}, whether
   * the server answers or not; it is stopped on the server where the driver can, and the connection
   * is closed if that does not help. {@link StatementTimeout} sets it for a pipeline.
   */
  public Settings statementTimeout(Duration allowed) {
    return with(copy -> copy.statementTimeout = requirePositive(allowed));
  }

  /** How long each statement may take, or null. */
  public @Nullable Duration statementTimeout() {
    return values.statementTimeout;
  }

  /** How long a statement may wait behind a nested transaction; 30 s by default. */
  public Settings laneTimeout(Duration allowed) {
    return with(copy -> copy.laneTimeout = requirePositive(allowed));
  }

  /** How long a statement may wait behind a nested transaction. */
  public Duration laneTimeout() {
    return values.laneTimeout;
  }

  /** How long a COMMIT may take before its outcome is taken as unknown; 30 s by default. */
  public Settings commitTimeout(Duration allowed) {
    return with(copy -> copy.commitTimeout = requirePositive(allowed));
  }

  /** How long a COMMIT may take. */
  public Duration commitTimeout() {
    return values.commitTimeout;
  }

  /** How long a rollback or release may take before the connection is destroyed; 5 s by default. */
  public Settings cleanUpTimeout(Duration allowed) {
    return with(copy -> copy.cleanUpTimeout = requirePositive(allowed));
  }

  /** How long a rollback or release may take. */
  public Duration cleanUpTimeout() {
    return values.cleanUpTimeout;
  }

  /**
   * Most rows of one result that are kept in memory while another statement waits; 100,000 by
   * default.
   */
  public Settings bufferRows(int rows) {
    return with(copy -> copy.bufferRows = requirePositive(rows));
  }

  /** Most rows of one result that are kept in memory while another statement waits. */
  public int bufferRows() {
    return values.bufferRows;
  }

  /** Rows whose associations are loaded together; 1,000 by default. */
  public Settings windowRows(int rows) {
    return with(copy -> copy.windowRows = requirePositive(rows));
  }

  /** Rows whose associations are loaded together. */
  public int windowRows() {
    return values.windowRows;
  }

  /** Most connections of a pool that Sluice makes itself; 10 by default. */
  public Settings poolSize(int connections) {
    return with(copy -> copy.poolSize = requirePositive(connections));
  }

  /** Most connections of a pool that Sluice makes itself. */
  public int poolSize() {
    return values.poolSize;
  }

  /** Where the time of {@code @CreatedAt} and {@code @UpdatedAt} comes from. */
  public Settings clock(Clock other) {
    return with(copy -> copy.clock = other);
  }

  /** Where the time of {@code @CreatedAt} and {@code @UpdatedAt} comes from. */
  public Clock clock() {
    return values.clock;
  }

  /**
   * Says who writes, for {@code @CreatedBy} and {@code @UpdatedBy} and for hooks: the function is
   * called once for each operation with the Reactor context of its subscriber, which what it gives
   * is subscribed to with, too, as {@code context -> Mono.justOrEmpty(context.getOrEmpty("user"))}.
   * Empty is nobody. Its error is that of the operation, which has sent nothing then.
   */
  public Settings auditor(Function<ContextView, Mono<?>> other) {
    return with(copy -> copy.auditor = Arguments.given(other, "auditor"));
  }

  /** Who says who writes, or null. */
  public @Nullable Function<ContextView, Mono<?>> auditor() {
    return values.auditor;
  }

  /** Shows bound values in logs and errors, printed by the function, which can mask them. */
  public Settings showValues(Function<Object, String> printer) {
    return with(copy -> copy.valuePrinter = printer);
  }

  /** How bound values are shown in logs and errors, or null, where they are hidden. */
  public @Nullable Function<Object, String> valuePrinter() {
    return values.valuePrinter;
  }

  /** Adds someone who sees statements. */
  public Settings listener(StatementListener listener) {
    return with(
        copy -> {
          List<StatementListener> more = new ArrayList<>(copy.listeners);
          more.add(listener);
          copy.listeners = List.copyOf(more);
        });
  }

  /** Who sees statements. */
  public List<StatementListener> listeners() {
    return values.listeners;
  }

  /**
   * Makes a query the default scope of its entity: all that reads, updates or deletes rows of the
   * entity by a condition begins with it, be it a model, an association or an include, unless it is
   * {@code unscoped()}. Operations on one given entity, {@code create}, and links do not look at
   * it.
   */
  public Settings defaultScope(Query<?> scope) {
    return with(
        copy -> {
          Map<EntityType<?>, Query<?>> more = new HashMap<>(copy.defaultScopes);
          more.put(scope.type(), scope);
          copy.defaultScopes = Map.copyOf(more);
        });
  }

  /** What every query of an entity begins with. */
  public Map<EntityType<?>, Query<?>> defaultScopes() {
    return values.defaultScopes;
  }

  /**
   * Whether loads gather while one of the same kind is in flight, and are then answered by one
   * statement; they do by default. With false each call sends a statement of its own.
   */
  public Settings gather(boolean gathers) {
    return with(copy -> copy.gathers = gathers);
  }

  /** Whether loads gather while one of the same kind is in flight. */
  public boolean gathers() {
    return values.gathers;
  }

  /**
   * Whether creates of single entities gather, as loads do: outside of a transaction those that
   * come while two are in flight are written by one INSERT in a transaction, if the database gives
   * back its rows and tells which is which. Each still has its own row or its own error, and if one
   * of them fails, all are tried alone. They do not by default, since what others see of them,
   * triggers of a statement among them, is another statement.
   */
  public Settings gatherCreates(boolean gathers) {
    return with(copy -> copy.gathersCreates = gathers);
  }

  /** Whether creates of single entities gather. */
  public boolean gathersCreates() {
    return values.gathersCreates;
  }

  /**
   * Which loads may be answered by one statement: those for whose Reactor contexts the function
   * gives equal values, such as the tenant; one for whose context it gives null is alone. Without
   * it the loads of the rows of one {@code findAll} gather if all is equal in their contexts but
   * what traces them, and {@code findByPk} of any callers only where Sluice makes the connections
   * itself. To be set where a connection factory reads its Reactor context.
   */
  public Settings groupBy(Function<ContextView, @Nullable Object> chooser) {
    return with(copy -> copy.groupBy = chooser);
  }

  /** What decides by their contexts which loads may be answered by one statement, or null. */
  public @Nullable Function<ContextView, @Nullable Object> groupBy() {
    return values.groupBy;
  }

  /**
   * Adds hooks of an entity, which run before those of all entities: {@code
   * settings.hooks(User_.TYPE, hooks -> hooks.afterCreate(…))}.
   */
  public <E> Settings hooks(EntityType<E> type, UnaryOperator<Hooks<E>> hooks) {
    Arguments.given(type, "type");
    Hooks<E> all =
        Arguments.given(
            Arguments.given(hooks, "hooks").apply(own(type)), "what the hooks function gives");
    return with(
        copy -> {
          Map<EntityType<?>, Hooks<?>> more = new HashMap<>(copy.hooks);
          more.put(type, all);
          copy.hooks = Map.copyOf(more);
        });
  }

  /**
   * Adds hooks of all entities, which run after their own: {@code settings.hooks(Audit::hooks)}.
   */
  public Settings hooks(HooksOfAll hooks) {
    Arguments.given(hooks, "hooks");
    return with(
        copy -> {
          List<HooksOfAll> more = new ArrayList<>(copy.hooksOfAll);
          more.add(hooks);
          copy.hooksOfAll = List.copyOf(more);
        });
  }

  @SuppressWarnings("unchecked") // put in under its own type
  private <E> Hooks<E> own(EntityType<E> type) {
    Hooks<?> own = values.hooks.get(type);
    return own == null ? Hooks.none() : (Hooks<E>) own;
  }

  /** The hooks of an entity: its own, and those of all. */
  public <E> Hooks<E> hooks(EntityType<E> type) {
    Hooks<E> hooks = own(type);
    for (HooksOfAll each : values.hooksOfAll) {
      hooks = Arguments.given(each.of(type, hooks), "what the function of all hooks gives");
    }
    return hooks;
  }

  /**
   * Finds values that break rules, in place of what {@code ServiceLoader} finds; {@link
   * EntityValidator#NONE} finds none.
   */
  public Settings validator(EntityValidator other) {
    return with(copy -> copy.validator = Arguments.given(other, "validator"));
  }

  /** What finds values that break rules, or null for what {@code ServiceLoader} finds. */
  public @Nullable EntityValidator validator() {
    return values.validator;
  }

  private static int requirePositive(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("must be at least 1: " + number);
    }
    return number;
  }

  private static Duration requirePositive(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("must be longer than nothing: " + time);
    }
    return time;
  }

  /** The values; changed only before anybody else sees them. */
  private static final class Values {
    private Duration acquireTimeout = Duration.ofSeconds(10);
    private @Nullable Duration statementTimeout;
    private Duration laneTimeout = Duration.ofSeconds(30);
    private Duration commitTimeout = Duration.ofSeconds(30);
    private Duration cleanUpTimeout = Duration.ofSeconds(5);
    private int bufferRows = 100_000;
    private int windowRows = 1_000;
    private int poolSize = 10;
    private Clock clock = Clock.systemUTC();
    private @Nullable Function<Object, String> valuePrinter;
    private List<StatementListener> listeners = List.of(new SqlLog());
    private Map<EntityType<?>, Query<?>> defaultScopes = Map.of();
    private boolean gathers = true;
    private boolean gathersCreates;
    private @Nullable Function<ContextView, @Nullable Object> groupBy;

    private @Nullable Function<ContextView, Mono<?>> auditor;
    private @Nullable EntityValidator validator;
    private Map<EntityType<?>, Hooks<?>> hooks = Map.of();
    private List<HooksOfAll> hooksOfAll = List.of();

    Values() {}

    Values(Values other) {
      acquireTimeout = other.acquireTimeout;
      statementTimeout = other.statementTimeout;
      laneTimeout = other.laneTimeout;
      commitTimeout = other.commitTimeout;
      cleanUpTimeout = other.cleanUpTimeout;
      bufferRows = other.bufferRows;
      windowRows = other.windowRows;
      poolSize = other.poolSize;
      clock = other.clock;
      valuePrinter = other.valuePrinter;
      listeners = other.listeners;
      defaultScopes = other.defaultScopes;
      gathers = other.gathers;
      gathersCreates = other.gathersCreates;
      groupBy = other.groupBy;
      auditor = other.auditor;
      validator = other.validator;
      hooks = other.hooks;
      hooksOfAll = other.hooksOfAll;
    }
  }
}
