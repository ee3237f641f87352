package io.sluice.internal.execution;

import io.sluice.dialect.Capabilities;
import io.sluice.error.InvalidatedStatementException;
import io.sluice.error.RetryableException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionException;
import io.sluice.transaction.Isolation;
import io.sluice.transaction.TransactionOptions;
import io.sluice.transaction.TransactionOptions.Propagation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What a transaction is to the one that is around it. */
final class Propagations {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(10);

  private Propagations() {}

  /** What begins a transaction of the options. */
  static Function<@Nullable OpenTransaction, OpenTransaction.Owned> begin(
      Database database, TransactionOptions options) {
    return around -> {
      if (around == null || options.propagation() == Propagation.SEPARATE) {
        return new RootTransaction(database, options);
      }
      requireJoinable(around.options(), options);
      return options.propagation() == Propagation.NESTED
          ? around.savepoint()
          : JoinedTransaction.of(around);
    };
  }

  /**
   * What begins an operation of several statements.
   *
   * @param part whether one that joins is undone alone
   */
  static Function<@Nullable OpenTransaction, OpenTransaction.Owned> ofOperation(
      Database database, Predicate<Capabilities> part) {
    return around -> {
      if (around == null) {
        return new RootTransaction(database, TransactionOptions.DEFAULT);
      }
      return part.test(database.dialect().capabilities())
          ? around.part()
          : JoinedTransaction.ofOperation(around);
    };
  }

  // what a server fixes at the beginning cannot be another for a part
  private static void requireJoinable(TransactionOptions outer, TransactionOptions options) {
    if (options.isolation() != Isolation.DEFAULT && options.isolation() != outer.isolation()) {
      throw new TransactionException(
          "A transaction of isolation "
              + options.isolation()
              + " cannot join one of "
              + outer.isolation()
              + "; ask for it outside, or use separate()",
          null);
    }
    if (options.isReadOnly() && !outer.isReadOnly()) {
      throw new TransactionException(
          "A transaction that only reads cannot join one that may write; ask for it outside, or use"
              + " separate()",
          null);
    }
    if (options.retries() > outer.retries()) {
      throw new TransactionException(
          "A transaction of "
              + options.retries()
              + " retries cannot join one of "
              + outer.retries()
              + ", as a part is not run again alone; ask for them outside, or use separate()",
          null);
    }
  }

  /** The attempt, run again where it lost against another one, if nothing is around it. */
  static <T> Mono<T> retried(Mono<T> attempt, Database database, TransactionOptions options) {
    return options.retries() == 0
        ? attempt
        : Mono.deferContextual(
            context -> {
              boolean outermost =
                  OpenTransaction.of(database, context) == null
                      || options.propagation() == Propagation.SEPARATE;
              return outermost
                  ? attempt
                      .retryWhen(preparedAgain(database.connections().attempts()))
                      .retryWhen(retry(options))
                  : attempt;
            });
  }

  // each connection of the pool may have the old statement, once; what meets it is closed
  private static Retry preparedAgain(int connections) {
    AtomicInteger left = new AtomicInteger(connections);
    return Retry.indefinitely().filter(error -> isInvalidated(error) && left.getAndDecrement() > 0);
  }

  private static Retry retry(TransactionOptions options) {
    return Retry.backoff(options.retries(), FIRST_BACKOFF)
        .jitter(0.5)
        .filter(error -> isOf(RetryableException.class, error) && !isInvalidated(error))
        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
  }

  private static boolean isInvalidated(Throwable error) {
    return isOf(InvalidatedStatementException.class, error);
  }

  private static boolean isOf(Class<? extends RetryableException> type, Throwable error) {
    return type.isInstance(error)
        || (error instanceof TransactionAbortedException && type.isInstance(error.getCause()));
  }
}
