package io.sluice.internal.execution;

import reactor.core.publisher.Mono;

/** A transaction that whoever holds it must end. */
interface EndingTransaction extends OpenTransaction {
  /**
   * Commits, gives the connection back, and runs what was to come after it. Where it can but roll
   * back, it does so and fails.
   */
  Mono<Void> commit();

  /**
   * Rolls back and gives the connection back; never fails: a connection that does not obey is
   * destroyed.
   *
   * @param cause why
   */
  Mono<Void> rollback(Throwable cause);
}
