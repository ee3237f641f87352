package io.sluice.internal.execution;

import io.sluice.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** A transaction in the Reactor context, as operations inside of it see it. Thread-safe. */
interface OpenTransaction extends Transaction {
  /** The way of its statements. */
  Session session();

  /**
   * Something that joined it has failed, or was cancelled when it had written already: from now on
   * it can only roll back.
   */
  void spoil(Throwable cause);

  /** A part of it that can be rolled back alone. */
  Owned savepoint();

  /**
   * The statements of an operation, which are undone if it fails. Besides, they do to the
   * transaction what a single statement does: a server's error or a cancel spoils it, where it does
   * so.
   */
  Owned part();

  /** The transaction of a context, or null if there is none. */
  static @Nullable OpenTransaction of(Database database, ContextView context) {
    return context.getOrDefault(database, null);
  }

  /** A transaction that whoever holds it must end. */
  interface Owned extends OpenTransaction {
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
}
