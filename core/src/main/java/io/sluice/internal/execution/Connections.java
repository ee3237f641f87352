package io.sluice.internal.execution;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * Brings connections to lanes and takes them back. When one cannot be had at once, all lanes that
 * are not transactions are squeezed: they read what the server still sends into memory and come to
 * an end whatever their consumers do. So a consumer never waits for a connection that only it can
 * free.
 */
final class Connections implements LaneSource {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);

  // where there is no pool to ask, a connection may just take its time to be made
  private static final Duration PATIENCE_WITHOUT_METRICS = Duration.ofSeconds(2);

  private final ConnectionFactory factory;
  private final Optional<PoolMetrics> metrics;
  private final Settings settings;
  private final Errors errors;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Set<Lane> streaming = ConcurrentHashMap.newKeySet();

  Connections(ConnectionFactory factory, Settings settings, Errors errors) {
    this.factory = factory;
    this.metrics = metrics(factory);
    this.settings = settings;
    this.errors = errors;
  }

  private static Optional<PoolMetrics> metrics(ConnectionFactory factory) {
    Object unwrapped = factory;
    while (!(unwrapped instanceof ConnectionPool) && unwrapped instanceof Wrapped<?> wrapped) {
      unwrapped = wrapped.unwrap();
    }
    return unwrapped instanceof ConnectionPool pool ? pool.getMetrics() : Optional.empty();
  }

  /** A lane for one operation, which is squeezed when others wait. */
  Lane lane() {
    return new Lane(new Squeezable(), false);
  }

  /** How many connections are in use. */
  int open() {
    return open.get();
  }

  @Override
  public void open(Lane lane, Context context) {
    Acquisition acquisition = new Acquisition(lane, context);
    waiting.incrementAndGet();
    Mono.from(factory.create()).subscribe(acquisition);
    acquisition.watch();
  }

  @Override
  public Mono<Void> close(Lane lane, Connection connection, boolean destroy) {
    Mono<Void> close = destroy ? destroyed(connection) : closed(connection);
    return close
        .onErrorResume(
            error -> {
              LOG.warn(
                  "Lane #{}: the connection did not close, and is destroyed", lane.number(), error);
              return destroyed(connection);
            })
        .doFinally(signal -> open.decrementAndGet());
  }

  /** Closes the driver's own connection first, so that the pool finds it dead. */
  private Mono<Void> destroyed(Connection connection) {
    Object unwrapped = connection;
    while (unwrapped instanceof Wrapped<?> wrapped) {
      unwrapped = wrapped.unwrap();
    }
    Mono<Void> own =
        unwrapped instanceof Connection driver && driver != connection
            ? closed(driver).onErrorComplete()
            : Mono.empty();
    return own.then(closed(connection).onErrorComplete());
  }

  /** Waits no longer, but does not cancel: a pool whose release is cancelled loses the place. */
  private Mono<Void> closed(Connection connection) {
    return Mono.<Void>from(connection.close()).cache().timeout(settings.timeouts().cleanUp());
  }

  private boolean exhausted() {
    return metrics.map(each -> each.acquiredSize() >= each.getMaxAllocatedSize()).orElse(false);
  }

  private Duration patience() {
    return metrics.isPresent() ? PATIENCE : PATIENCE_WITHOUT_METRICS;
  }

  private void squeeze() {
    streaming.forEach(Lane::squeeze);
  }

  /** The source of lanes that can be squeezed. */
  private final class Squeezable implements LaneSource {
    @Override
    public void open(Lane lane, Context context) {
      streaming.add(lane);
      if (waiting.get() > 0 && exhausted()) {
        lane.squeeze();
      }
      Connections.this.open(lane, context);
    }

    @Override
    public Mono<Void> close(Lane lane, Connection connection, boolean destroy) {
      streaming.remove(lane);
      return Connections.this.close(lane, connection, destroy);
    }
  }

  /** One attempt to get a connection; a connection that comes too late is given back. */
  private final class Acquisition implements CoreSubscriber<Connection> {
    private final Lane lane;
    private final Context context;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile @Nullable Disposable look;
    private volatile @Nullable Disposable deadline;

    Acquisition(Lane lane, Context context) {
      this.lane = lane;
      this.context = context;
    }

    void watch() {
      if (settled.get()) {
        return;
      }
      if (exhausted()) {
        squeeze();
      }
      look = schedule(this::lookAgain, patience());
      deadline = schedule(this::giveUp, settings.timeouts().acquire());
      if (settled.get()) {
        stopWatching();
      }
    }

    // two that come at once can both see the last connection free
    private void lookAgain() {
      if (!settled.get() && (metrics.isEmpty() || exhausted())) {
        squeeze();
        look = schedule(this::lookAgain, patience());
      }
    }

    private Disposable schedule(Runnable task, Duration delay) {
      return Schedulers.parallel().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean settle() {
      if (settled.compareAndSet(false, true)) {
        waiting.decrementAndGet();
        stopWatching();
        return true;
      }
      return false;
    }

    private void stopWatching() {
      for (Disposable each : new @Nullable Disposable[] {look, deadline}) {
        if (each != null) {
          each.dispose();
        }
      }
    }

    private void notOpened(Throwable cause) {
      if (settle()) {
        streaming.remove(lane);
        lane.notOpened(cause);
      }
    }

    private void giveUp() {
      notOpened(
          new AcquireTimeoutException(
              "No connection became free within "
                  + settings.timeouts().acquire()
                  + "; all may be held by transactions that wait for another connection themselves",
              null));
    }

    @Override
    public Context currentContext() {
      return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Connection connection) {
      open.incrementAndGet();
      if (settle()) {
        lane.opened(connection);
        if (waiting.get() > 0 && exhausted()) {
          squeeze();
        }
      } else {
        close(lane, connection, false).subscribe();
      }
    }

    @Override
    public void onError(Throwable cause) {
      notOpened(errors.connecting(cause));
    }

    @Override
    public void onComplete() {
      // onNext has come before, or the factory has no connection to give
      if (settle()) {
        lane.notOpened(
            errors.connecting(new IllegalStateException("the factory gave no connection")));
      }
    }
  }
}
