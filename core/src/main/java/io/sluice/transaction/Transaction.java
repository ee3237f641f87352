package io.sluice.transaction;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A transaction that runs. Thread-safe. */
public interface Transaction {
  /** How it is. */
  TransactionOptions options();

  /**
   * Runs the action once the outermost transaction is committed and its connection is back, in the
   * order of registration; never after a rollback. It runs without the transaction. An error of it
   * reaches the subscriber of the transaction as {@link io.sluice.error.AfterCommitException}.
   */
  void afterCommit(Supplier<? extends Publisher<?>> action);

  /**
   * What the function does with the connection, for what nothing else can do: COPY, say, or what a
   * driver has of its own, which {@code ((Wrapped<?>) connection).unwrap(Class)} gives. Nothing
   * else is sent meanwhile: other statements of the transaction wait until what the function gives
   * has ended, so it must not wait for one of them, which is a {@link
   * io.sluice.error.LaneTimeoutException} in the end. The connection is of no use afterwards, and
   * does not end the transaction. To listeners and timeouts all of it is one statement.
   *
   * <p>As nobody knows what was written, an error rolls the transaction back in the end, and so
   * does a cancel, after which the rest is read and dropped; what may fail is handled in the
   * function. The driver's errors are translated, others stay what they are.
   */
  <T> Flux<T> connection(Function<? super Connection, ? extends Publisher<T>> function);

  /** Makes the commit a rollback; the outermost transaction then ends without an error. */
  void rollbackOnly();
}
