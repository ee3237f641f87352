package io.sluice.internal.execution;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * Several statements on one lease. The connection goes back with the last of them, not with the
 * last row that the consumer takes; when others wait for it, the operation runs to its end into
 * memory.
 */
final class LeaseFlux<T> extends Flux<T> {
  private final Database database;
  private final Function<Session, Flux<T>> operation;

  LeaseFlux(Database database, Function<Session, Flux<T>> operation) {
    this.database = database;
    this.operation = operation;
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> consumer) {
    Lane lane = database.lease();
    Lease<T> lease = new Lease<>(lane, consumer, database.settings().bufferRows());
    lane.onSqueeze(lease::contend);
    consumer.onSubscribe(lease);
    Flux<T> body;
    try {
      body = operation.apply(Session.on(database, lane, null));
    } catch (Throwable thrown) {
      lease.end(thrown);
      return;
    }
    body.subscribe(lease);
  }

  private static final class Lease<T> extends RowBuffer<T> {
    private final Lane lane;

    Lease(Lane lane, CoreSubscriber<? super T> consumer, int bound) {
      super(consumer, bound);
      this.lane = lane;
    }

    @Override
    void sourceEnded(@Nullable Throwable cause) {
      lane.close();
    }

    // the statements drain themselves; what would come after them need not
    @Override
    void consumerGone() {
      cancelSource();
      lane.close();
    }

    @Override
    void consumerBroken(Throwable thrown) {
      cancelSource();
      lane.close();
    }

    @Override
    String overflowHint() {
      return "use fetchSize(n) on the query, or take its rows faster";
    }
  }
}
