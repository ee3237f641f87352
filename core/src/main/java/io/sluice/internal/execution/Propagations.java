package io.sluice.internal.execution;

import io.sluice.dialect.Capabilities;
import io.sluice.error.RetryableException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionException;
import io.sluice.transaction.Isolation;
import io.sluice.transaction.TransactionOptions;
import io.sluice.transaction.TransactionOptions.Propagation;
import java.time.Duration;
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

  /** What begins an operation of several statements. */
  static Function<@Nullable OpenTransaction, OpenTransaction.Owned> ofOperation(Database database) {
    return around ->
        around == null
            ? new RootTransaction(database, TransactionOptions.DEFAULT)
            : JoinedTransaction.ofOperation(around);
  }

  /** What begins an operation that is undone alone, where that is said. */
  static Function<@Nullable OpenTransaction, OpenTransaction.Owned> ofPart(
      Database database, Predicate<Capabilities> part) {
    Function<@Nullable OpenTransaction, OpenTransaction.Owned> joined = ofOperation(database);
    return around ->
        around != null && part.test(database.dialect().capabilities())
            ? around.part()
            : joined.apply(around);
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
              return outermost ? attempt.retryWhen(retry(options)) : attempt;
            });
  }

  private static Retry retry(TransactionOptions options) {
    return Retry.backoff(options.retries(), FIRST_BACKOFF)
        .jitter(0.5)
        .filter(Propagations::isRetryable)
        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
  }

  private static boolean isRetryable(Throwable error) {
    return error instanceof RetryableException
        || (error instanceof TransactionAbortedException
            && error.getCause() instanceof RetryableException);
  }
}
