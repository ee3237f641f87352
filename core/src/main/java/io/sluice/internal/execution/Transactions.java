package io.sluice.internal.execution;

import io.sluice.error.RetryableException;
import io.sluice.error.SluiceException;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionException;
import io.sluice.transaction.Isolation;
import io.sluice.transaction.Transaction;
import io.sluice.transaction.TransactionOptions;
import io.sluice.transaction.TransactionOptions.Propagation;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Puts a transaction around a publisher: begun with its first statement, committed when it
 * completes, rolled back when it fails or is cancelled. The resource that is used is only a scope,
 * which acquires nothing, so that no cancel can come between an acquired connection and its
 * release.
 */
final class Transactions {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(10);

  private final Execution execution;

  Transactions(Execution execution) {
    this.execution = execution;
  }

  <T> Mono<T> single(Function<Transaction, Mono<T>> body, TransactionOptions options) {
    return Mono.deferContextual(
        context -> {
          Scope current = execution.scope(context);
          Scope joined = joined(current, options);
          if (joined != null) {
            return Mono.defer(() -> body.apply(joined)).doOnError(joined::joinedFailed);
          }
          Mono<T> attempt =
              Mono.usingWhen(
                      scope(current, options),
                      scope ->
                          Mono.defer(() -> body.apply(scope))
                              .contextWrite(inner -> inner.put(execution, scope)),
                      Scope::commit,
                      (scope, error) -> scope.rollback(),
                      Scope::rollback)
                  .onErrorMap(Transactions::isWrapped, Transactions::unwrapped);
          return retries(current, options) ? attempt.retryWhen(retry(options)) : attempt;
        });
  }

  <T> Flux<T> stream(Function<Transaction, Flux<T>> body, TransactionOptions options) {
    return Flux.deferContextual(
        context -> {
          Scope current = execution.scope(context);
          Scope joined = joined(current, options);
          if (joined != null) {
            return Flux.defer(() -> body.apply(joined)).doOnError(joined::joinedFailed);
          }
          return Flux.usingWhen(
                  scope(current, options),
                  scope ->
                      Flux.defer(() -> body.apply(scope))
                          .contextWrite(inner -> inner.put(execution, scope)),
                  Scope::commit,
                  (scope, error) -> scope.rollback(),
                  Scope::rollback)
              .onErrorMap(Transactions::isWrapped, Transactions::unwrapped);
        });
  }

  private static @Nullable Scope joined(@Nullable Scope current, TransactionOptions options) {
    if (current == null || options.propagation() != Propagation.JOIN) {
      return null;
    }
    TransactionOptions outer = current.options();
    if (options.isolation() != Isolation.DEFAULT && options.isolation() != outer.isolation()) {
      throw new TransactionException(
          "A transaction of isolation "
              + options.isolation()
              + " cannot join one of "
              + outer.isolation()
              + "; ask for it outside, or use separate()",
          null);
    }
    return current;
  }

  private Mono<Scope> scope(@Nullable Scope current, TransactionOptions options) {
    Scope parent = options.propagation() == Propagation.NESTED ? current : null;
    return Mono.fromSupplier(() -> new Scope(execution, parent, options));
  }

  private static boolean retries(@Nullable Scope current, TransactionOptions options) {
    return options.retries() > 0
        && (current == null || options.propagation() == Propagation.SEPARATE);
  }

  private static Retry retry(TransactionOptions options) {
    return Retry.backoff(options.retries(), FIRST_BACKOFF)
        .jitter(0.5)
        .filter(Transactions::isRetryable)
        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
  }

  // usingWhen wraps what a commit signals
  private static boolean isWrapped(Throwable error) {
    return error.getClass() == RuntimeException.class
        && error.getCause() instanceof SluiceException;
  }

  private static Throwable unwrapped(Throwable error) {
    return Objects.requireNonNull(error.getCause());
  }

  private static boolean isRetryable(Throwable error) {
    return error instanceof RetryableException
        || (error instanceof TransactionAbortedException
            && error.getCause() instanceof RetryableException);
  }
}
