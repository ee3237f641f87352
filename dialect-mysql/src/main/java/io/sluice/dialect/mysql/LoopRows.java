package io.sluice.dialect.mysql;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Wrapped;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * Rows of r2dbc-mariadb, which are subscribed to and asked for on the event loop of their
 * connection alone. The driver (1.4.2, {@code SimpleClient.ServerMessageSubscriber}) gives out what
 * the server has sent only if it gets a lock without waiting, and does not look again: while
 * another thread asks for more, or still sends the statement, it may give out nothing any more. Or
 * two threads give out rows at once, and the end of the result overtakes the last of them.
 */
final class LoopRows<T> extends Flux<T> {
  private static final String DRIVER = "org.mariadb.r2dbc.";

  private final Publisher<T> rows;
  private final Scheduler loop;

  private LoopRows(Publisher<T> rows, Scheduler loop) {
    this.rows = rows;
    this.loop = loop;
  }

  /** The rows; as they are where they are another driver's. */
  static <T> Publisher<T> of(Closeable connection, Publisher<T> rows) {
    if (connection.getClass().getName().startsWith(DRIVER)
        && connection instanceof Wrapped<?> driver) {
      Scheduler loop = driver.unwrap(Scheduler.class);
      return loop == null ? rows : new LoopRows<>(rows, loop);
    }
    return rows;
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    Demand<T> demand = new Demand<>(consumer, loop);
    demand.onLoop(() -> demand.begin(rows));
  }

  private static final class Demand<T> implements CoreSubscriber<T>, Subscription {
    private final CoreSubscriber<? super T> consumer;
    private final Scheduler loop;
    private @Nullable Subscription source;
    private volatile @Nullable Thread looping;

    Demand(CoreSubscriber<? super T> consumer, Scheduler loop) {
      this.consumer = consumer;
      this.loop = loop;
    }

    void onLoop(Runnable task) {
      if (Thread.currentThread() == looping) {
        task.run();
        return;
      }
      try {
        loop.schedule(task);
      } catch (RejectedExecutionException ended) { // and nothing comes on it any more
        task.run();
      }
    }

    void begin(Publisher<T> rows) {
      looping = Thread.currentThread();
      try {
        rows.subscribe(this);
      } catch (Throwable thrown) { // on the loop nobody else would hear of it
        if (source == null) {
          Operators.error(consumer, thrown);
        } else {
          consumer.onError(thrown);
        }
      }
    }

    @Override
    public Context currentContext() {
      return consumer.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      source = subscription;
      consumer.onSubscribe(this);
    }

    @Override
    public void onNext(T row) {
      consumer.onNext(row);
    }

    @Override
    public void onError(Throwable cause) {
      consumer.onError(cause);
    }

    @Override
    public void onComplete() {
      consumer.onComplete();
    }

    @Override
    public void request(long rowCount) {
      Subscription driver = Objects.requireNonNull(source);
      onLoop(() -> driver.request(rowCount));
    }

    @Override
    public void cancel() {
      Objects.requireNonNull(source).cancel();
    }
  }
}
