package io.sluice.settings;

import io.sluice.annotation.CheckReturnValue;
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
import org.jspecify.annotations.Nullable;

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
    }
  }
}
