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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be set. Every method returns a changed copy. Immutable.
 *
 * @param timeouts how long things may take
 * @param bufferRows most rows of one result that are kept in memory while another statement waits
 * @param windowRows rows whose associations are loaded together
 * @param poolSize most connections of a pool that Sluice makes itself
 * @param clock where the time of {@code @CreatedAt} and {@code @UpdatedAt} comes from
 * @param valuePrinter how bound values are shown in logs and errors, null to hide them
 * @param listeners who sees statements
 * @param defaultScopes what every query of an entity begins with
 */
@CheckReturnValue
public record Settings(
    Timeouts timeouts,
    int bufferRows,
    int windowRows,
    int poolSize,
    Clock clock,
    @Nullable Function<Object, String> valuePrinter,
    List<StatementListener> listeners,
    Map<EntityType<?>, Query<?>> defaultScopes) {

  /** The defaults. */
  public static Settings defaults() {
    return new Settings(
        Timeouts.DEFAULT,
        100_000,
        1_000,
        10,
        Clock.systemUTC(),
        null,
        List.of(new SqlLog()),
        Map.of());
  }

  /** How long a statement may wait for a free connection; 10 s by default. */
  public Settings acquireTimeout(Duration acquire) {
    return timeouts(new Timeouts(acquire, timeouts.lane(), timeouts.commit(), timeouts.cleanUp()));
  }

  /** How long a statement may wait behind a nested transaction; 30 s by default. */
  public Settings laneTimeout(Duration lane) {
    return timeouts(new Timeouts(timeouts.acquire(), lane, timeouts.commit(), timeouts.cleanUp()));
  }

  /** How long a COMMIT may take before its outcome is taken as unknown; 30 s by default. */
  public Settings commitTimeout(Duration commit) {
    return timeouts(new Timeouts(timeouts.acquire(), timeouts.lane(), commit, timeouts.cleanUp()));
  }

  /** How long a rollback or release may take before the connection is destroyed; 5 s by default. */
  public Settings cleanUpTimeout(Duration cleanUp) {
    return timeouts(new Timeouts(timeouts.acquire(), timeouts.lane(), timeouts.commit(), cleanUp));
  }

  private Settings timeouts(Timeouts changed) {
    return new Settings(
        changed, bufferRows, windowRows, poolSize, clock, valuePrinter, listeners, defaultScopes);
  }

  /**
   * Most rows of one result that are kept in memory while another statement waits; 100,000 by
   * default.
   */
  public Settings bufferRows(int rows) {
    return new Settings(
        timeouts,
        requirePositive(rows),
        windowRows,
        poolSize,
        clock,
        valuePrinter,
        listeners,
        defaultScopes);
  }

  /** Rows whose associations are loaded together; 1,000 by default. */
  public Settings windowRows(int rows) {
    return new Settings(
        timeouts,
        bufferRows,
        requirePositive(rows),
        poolSize,
        clock,
        valuePrinter,
        listeners,
        defaultScopes);
  }

  /** Most connections of a pool that Sluice makes itself; 10 by default. */
  public Settings poolSize(int connections) {
    return new Settings(
        timeouts,
        bufferRows,
        windowRows,
        requirePositive(connections),
        clock,
        valuePrinter,
        listeners,
        defaultScopes);
  }

  /** Where the time of {@code @CreatedAt} and {@code @UpdatedAt} comes from. */
  public Settings clock(Clock other) {
    return new Settings(
        timeouts, bufferRows, windowRows, poolSize, other, valuePrinter, listeners, defaultScopes);
  }

  /** Shows bound values in logs and errors, printed by the function, which can mask them. */
  public Settings showValues(Function<Object, String> printer) {
    return new Settings(
        timeouts, bufferRows, windowRows, poolSize, clock, printer, listeners, defaultScopes);
  }

  /** Adds someone who sees statements. */
  public Settings listener(StatementListener listener) {
    List<StatementListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new Settings(
        timeouts,
        bufferRows,
        windowRows,
        poolSize,
        clock,
        valuePrinter,
        List.copyOf(more),
        defaultScopes);
  }

  /**
   * Makes a query the default scope of its entity: all that reads, updates or deletes rows of the
   * entity by a condition begins with it, be it a model, an association or an include, unless it is
   * {@code unscoped()}. Operations on one given entity, {@code create}, and links do not look at
   * it.
   */
  public Settings defaultScope(Query<?> scope) {
    Map<EntityType<?>, Query<?>> more = new HashMap<>(defaultScopes);
    more.put(scope.type(), scope);
    return new Settings(
        timeouts,
        bufferRows,
        windowRows,
        poolSize,
        clock,
        valuePrinter,
        listeners,
        Map.copyOf(more));
  }

  private static int requirePositive(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("must be at least 1: " + number);
    }
    return number;
  }

  /**
   * How long things may take.
   *
   * @param acquire waiting for a free connection
   * @param lane waiting behind a nested transaction
   * @param commit a COMMIT
   * @param cleanUp a rollback or release
   */
  public record Timeouts(Duration acquire, Duration lane, Duration commit, Duration cleanUp) {
    static final Timeouts DEFAULT =
        new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));
  }
}
