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
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * Rows of r2dbc-mariadb, more of which are asked for on the event loop of their connection. Asked
 * on another thread while it looks whether it may give out what the server has sent, the driver
 * (1.4.2, {@code SimpleClient.ServerMessageSubscriber}) may give out nothing any more; or two
 * threads give out rows at once, and the end of the result overtakes the last of them. What is
 * asked for at first is asked before the statement is sent.
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
    rows.subscribe(new Demand<>(consumer, loop));
  }

  private static final class Demand<T> implements CoreSubscriber<T>, Subscription {
    private final CoreSubscriber<? super T> consumer;
    private final Scheduler loop;
    private @Nullable Subscription source;
    private volatile @Nullable Thread emitting;
    private volatile boolean sent;

    Demand(CoreSubscriber<? super T> consumer, Scheduler loop) {
      this.consumer = consumer;
      this.loop = loop;
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
      if (emitting == null) {
        emitting = Thread.currentThread();
      }
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
      if (!sent || Thread.currentThread() == emitting) {
        sent = true;
        driver.request(rowCount);
        return;
      }
      try {
        loop.schedule(() -> driver.request(rowCount));
      } catch (RejectedExecutionException ended) { // and nothing comes on it any more
        driver.request(rowCount);
      }
    }

    @Override
    public void cancel() {
      Objects.requireNonNull(source).cancel();
    }
  }
}
