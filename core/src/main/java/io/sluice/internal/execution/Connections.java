package io.sluice.internal.execution;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import io.sluice.error.AcquireTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Brings connections to lanes and takes them back. When one cannot be had at once, all lanes that
 * are not transactions are squeezed: they read what the server still sends into memory and come to
 * an end whatever their consumers do. So a consumer never waits for a connection that only it can
 * free.
 */
final class Connections implements LaneSource, Acquisition.Owner {
  private static final Duration PATIENCE = Duration.ofMillis(250);

  // where there is no pool to ask, a connection may just take its time to be made
  private static final Duration PATIENCE_WITHOUT_POOL = Duration.ofSeconds(2);

  private final ConnectionFactory factory;
  private final @Nullable PoolMetrics pool;
  private final LaneEnvironment environment;
  private final ErrorTranslator errors;
  private final ConnectionReturn back;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Set<LaneSource.Holder> streaming = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean squeezing = new AtomicBoolean();
  private final AtomicBoolean watching = new AtomicBoolean();

  Connections(
      ConnectionFactory factory,
      LaneEnvironment environment,
      ErrorTranslator errors,
      ConnectionReturn back) {
    this.factory = factory;
    this.pool = pool(factory);
    this.environment = environment;
    this.errors = errors;
    this.back = back;
  }

  private static @Nullable PoolMetrics pool(ConnectionFactory factory) {
    Object unwrapped = factory;
    while (!(unwrapped instanceof ConnectionPool) && unwrapped instanceof Wrapped<?> wrapped) {
      unwrapped = wrapped.unwrap();
    }
    return unwrapped instanceof ConnectionPool found ? found.getMetrics().orElse(null) : null;
  }

  /** A lane for one operation, which is squeezed when others wait. */
  Lane lane() {
    return new Lane(new Squeezable());
  }

  /** How many connections are in use. */
  int open() {
    return open.get();
  }

  /** How many connections are in use or under way. */
  int busy() {
    return open.get() + waiting.get();
  }

  @Override
  public Opening open(LaneSource.Holder lane, Context context) {
    Acquisition acquisition = new Acquisition(this, lane, context);
    waiting.incrementAndGet();
    acquisition.start(UserCode.connection(factory));
    return acquisition;
  }

  @Override
  public Mono<Void> close(LaneSource.Holder lane, Connection connection, boolean destroy) {
    return back.giveBack(lane, connection, destroy).then(Mono.fromRunnable(open::decrementAndGet));
  }

  @Override
  public int attempts() {
    return pool == null ? 1 : pool.getMaxAllocatedSize() + 1;
  }

  @Override
  public Disposable whenTooLate(Runnable action) {
    return environment.deadlines().after(environment.settings().acquireTimeout(), action);
  }

  @Override
  public ErrorTranslator errors() {
    return errors;
  }

  @Override
  public boolean canCancel() {
    return pool != null;
  }

  @Override
  public boolean hasIdle() {
    return pool != null && pool.idleSize() > 0;
  }

  @Override
  public void arrived() {
    open.incrementAndGet();
  }

  @Override
  public void settled(LaneSource.Holder lane, boolean opened) {
    if (!opened) {
      streaming.remove(lane);
    }
    if (waiting.decrementAndGet() == 0) {
      squeezing.set(false);
    } else if (isExhausted() && streaming.contains(lane)) {
      lane.squeeze();
    }
  }

  @Override
  public void refuse(LaneSource.Holder lane, Connection connection) {
    CleanUps.run(close(lane, connection, false));
  }

  @Override
  public AcquireTimeoutException tooLate() {
    return new AcquireTimeoutException(
        "No connection became free within "
            + environment.settings().acquireTimeout()
            + "; all may be held by transactions that wait for another connection themselves",
        null);
  }

  @Override
  public void watch() {
    if (pool != null) {
      squeezeIfExhausted();
    }
    watchLater();
  }

  private void watchLater() {
    if (waiting.get() > 0 && watching.compareAndSet(false, true)) {
      environment
          .deadlines()
          .after(pool == null ? PATIENCE_WITHOUT_POOL : PATIENCE, this::lookAgain);
    }
  }

  // two that come at once can both see the last connection free
  private void lookAgain() {
    watching.set(false);
    if (waiting.get() > 0) {
      if (pool == null || isExhausted()) {
        squeeze();
      }
      watchLater();
    }
  }

  private boolean isExhausted() {
    return pool != null && pool.acquiredSize() >= pool.getMaxAllocatedSize();
  }

  private void squeezeIfExhausted() {
    // a lane that opens later is looked at then, so that all are looked at once only
    if (!squeezing.get() && isExhausted() && squeezing.compareAndSet(false, true)) {
      squeeze();
    }
  }

  private void squeeze() {
    streaming.forEach(LaneSource.Holder::squeeze);
  }

  /** The source of lanes that can be squeezed. */
  private final class Squeezable implements LaneSource {
    @Override
    public Opening open(LaneSource.Holder lane, Context context) {
      streaming.add(lane);
      if (waiting.get() > 0 && isExhausted()) {
        lane.squeeze();
      }
      return Connections.this.open(lane, context);
    }

    @Override
    public Mono<Void> close(LaneSource.Holder lane, Connection connection, boolean destroy) {
      streaming.remove(lane);
      return Connections.this.close(lane, connection, destroy);
    }

    @Override
    public int attempts() {
      return Connections.this.attempts();
    }
  }
}
