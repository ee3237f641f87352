package io.sluice.transaction;

import io.sluice.annotation.CheckReturnValue;

/** How a transaction is to be. Every method returns a changed copy. Immutable; may be shared. */
@CheckReturnValue
public final class TransactionOptions {
  private final Isolation isolation;
  private final boolean readOnly;
  private final Propagation propagation;
  private final int retries;

  private TransactionOptions(
      Isolation isolation, boolean readOnly, Propagation propagation, int retries) {
    this.isolation = isolation;
    this.readOnly = readOnly;
    this.propagation = propagation;
    this.retries = retries;
  }

  /** What a transaction is to one that is around it. */
  public enum Propagation {
    /** The same one; an error that leaves the inner one makes the outer one's commit fail. */
    JOIN,
    /** A part of it that can be rolled back alone, by a savepoint. */
    NESTED,
    /** Another one, on a connection of its own. */
    SEPARATE
  }

  /** The server's isolation, read and write, joining, without retries. */
  public static final TransactionOptions DEFAULT =
      new TransactionOptions(Isolation.DEFAULT, false, Propagation.JOIN, 0);

  /**
   * With the isolation. Signals {@link io.sluice.error.TransactionException} where it is part of a
   * transaction of another one.
   */
  public TransactionOptions isolation(Isolation other) {
    return new TransactionOptions(other, readOnly, propagation, retries);
  }

  /**
   * Without writes. Signals {@link io.sluice.error.TransactionException} where it is part of a
   * transaction that may write.
   */
  public TransactionOptions readOnly() {
    return new TransactionOptions(isolation, true, propagation, retries);
  }

  /** As a savepoint of the transaction around it; on its own where there is none. */
  public TransactionOptions nested() {
    return new TransactionOptions(isolation, readOnly, Propagation.NESTED, retries);
  }

  /** On a connection of its own, also inside of another transaction. */
  public TransactionOptions separate() {
    return new TransactionOptions(isolation, readOnly, Propagation.SEPARATE, retries);
  }

  /**
   * Runs the whole transaction again, at most so often, after a serialization failure or a
   * deadlock; and if there are any, also after an {@link
   * io.sluice.error.InvalidatedStatementException}, once for each connection of the pool at most.
   * The body is subscribed to anew each time. Signals {@link io.sluice.error.TransactionException}
   * where it is part of a transaction that has fewer.
   *
   * @throws IllegalArgumentException if negative
   */
  public TransactionOptions retries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("retries is negative: " + times);
    }
    return new TransactionOptions(isolation, readOnly, propagation, times);
  }

  /** How much it sees of others. */
  public Isolation isolation() {
    return isolation;
  }

  /** Whether the server refuses writes. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** What it is to a transaction around it. */
  public Propagation propagation() {
    return propagation;
  }

  /** How often it is run again after it lost against another one. */
  public int retries() {
    return retries;
  }
}
