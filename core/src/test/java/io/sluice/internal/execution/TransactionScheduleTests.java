package io.sluice.internal.execution;

import static io.sluice.internal.execution.Schedules.check;
import static io.sluice.internal.execution.Schedules.together;

import io.r2dbc.spi.Connection;
import io.sluice.settings.Settings;
import io.sluice.transaction.TransactionOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transaction ends once, and in one way, whoever ends its body first. */
@Timeout(120)
class TransactionScheduleTests {
  private static final Database DATABASE =
      new Database(new BrokenFactory(), new FakeDialect(), Settings.defaults());

  @Test
  @DisplayName("a body that completes while its consumer goes")
  void completedOrCancelled() {
    check(
        () -> {
          Scenario scenario = new Scenario();
          together(scenario.run::onComplete, scenario.run::cancel);
          scenario.requireOneEnd();
        });
  }

  @Test
  @DisplayName("a body that fails while its consumer goes")
  void failedOrCancelled() {
    check(
        () -> {
          Scenario scenario = new Scenario();
          together(
              () -> scenario.run.onError(new IllegalStateException("broken")),
              scenario.run::cancel);
          scenario.requireOneEnd();
        });
  }

  /** One transaction, and its consumer. */
  private static final class Scenario implements OpenTransaction.Owned, CoreSubscriber<Integer> {
    final TransactionRun<Integer> run;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger rollbacks = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();

    Scenario() {
      Scenario scenario = this;
      this.run =
          new TransactionRun<>(DATABASE, this, this) {
            @Override
            void succeeded() {
              scenario.onComplete();
            }

            @Override
            public void onNext(Integer value) {}

            @Override
            public void request(long number) {}
          };
    }

    void requireOneEnd() {
      if (commits.get() + rollbacks.get() != 1 || ends.get() > 1) {
        throw new AssertionError(
            commits + " commits, " + rollbacks + " rollbacks, " + ends + " last signals");
      }
    }

    @Override
    public Mono<Void> commit() {
      return Mono.fromRunnable(commits::incrementAndGet);
    }

    @Override
    public Mono<Void> rollback(Throwable cause) {
      return Mono.fromRunnable(rollbacks::incrementAndGet);
    }

    @Override
    public void onSubscribe(Subscription subscription) {}

    @Override
    public void onNext(Integer value) {}

    @Override
    public void onError(Throwable cause) {
      ends.incrementAndGet();
    }

    @Override
    public void onComplete() {
      ends.incrementAndGet();
    }

    @Override
    public Session session() {
      throw new AssertionError("no statement");
    }

    @Override
    public void spoil(Throwable cause) {}

    @Override
    public OpenTransaction.Owned savepoint() {
      throw new AssertionError("no savepoint");
    }

    @Override
    public OpenTransaction.Owned part() {
      throw new AssertionError("no part");
    }

    @Override
    public TransactionOptions options() {
      return TransactionOptions.DEFAULT;
    }

    @Override
    public void afterCommit(Supplier<? extends Publisher<?>> action) {}

    @Override
    public <T> Flux<T> connection(Function<? super Connection, ? extends Publisher<T>> function) {
      throw new AssertionError("no connection");
    }

    @Override
    public void rollbackOnly() {}
  }
}
