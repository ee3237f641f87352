package io.sluice.internal.execution;

import io.sluice.dialect.TransactionEffect;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.TransactionEndedException;
import org.jspecify.annotations.Nullable;

/** What has gone wrong on a lane, and whether a task can still run after it. Thread-safe. */
final class LaneFaults {
  private volatile @Nullable Throwable opening;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Throwable discarding;
  private volatile boolean rolledBack;
  private volatile boolean lost;

  /** There is no connection. */
  void notOpened(Throwable cause) {
    opening = cause;
  }

  /** What is open is dropped, what waits is refused. */
  void discard(Throwable cause) {
    discarding = cause;
  }

  /** The connection is of no more use. */
  void lose() {
    lost = true;
  }

  /**
   * A statement has failed.
   *
   * @param begins whether it was the one that begins the transaction
   */
  void failed(Throwable cause, TransactionEffect effect, boolean connectionLost, boolean begins) {
    if (begins) {
      opening = cause;
    }
    if (failure == null && (effect != TransactionEffect.NONE || connectionLost)) {
      failure = cause;
    }
    rolledBack |= connectionLost || effect == TransactionEffect.ENDS;
    lost |= connectionLost;
  }

  /** A fault of ours. */
  void broken(Throwable thrown) {
    failure = thrown;
    lost = true;
  }

  /** The first error that ended the work of a transaction, or null. */
  @Nullable Throwable first() {
    Throwable first = opening;
    return first == null ? failure : first;
  }

  /** Why there is no connection, or no transaction on it. */
  @Nullable Throwable opening() {
    return opening;
  }

  /** Why all is dropped, or null if it is not. */
  @Nullable Throwable discarding() {
    return discarding;
  }

  /** Whether the server has rolled back already. */
  boolean isRolledBack() {
    return rolledBack;
  }

  /** Whether the connection is destroyed, or will be. */
  boolean isLost() {
    return lost;
  }

  /** Why a task cannot run any more, or null if it can. */
  @Nullable Throwable refusal(LaneTask task) {
    Throwable unopened = opening;
    if (unopened != null) {
      return unopened;
    }
    Throwable first = failure;
    if (task.isFinal()) {
      return lost ? first : null; // what is lost needs no end
    }
    Throwable cause = discarding;
    if (cause != null) {
      return discarded(cause, task);
    }
    return first == null
        ? null
        : new TransactionAbortedException(
            "An earlier statement of the transaction has failed: " + first.getMessage(), first);
  }

  static TransactionEndedException ended(LaneTask task) {
    return new TransactionEndedException(
        "The statement came after its transaction had ended; subscribe to it inside of the transaction: "
            + task.text(),
        null);
  }

  static TransactionEndedException discarded(Throwable cause, LaneTask task) {
    return new TransactionEndedException(
        "The transaction was rolled back before the statement ran: " + task.text(), cause);
  }

  static TransactionEndedException unended(Throwable cause, LaneTask task) {
    return new TransactionEndedException(
        "The transaction was rolled back before the statement had ended: " + task.text(), cause);
  }
}
