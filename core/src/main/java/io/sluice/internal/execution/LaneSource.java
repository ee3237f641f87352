package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.TransactionEffect;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Where a lane has its connection from. */
interface LaneSource {
  /**
   * Gets a connection, and hands it to the lane by {@code opened} or {@code notOpened}. Never
   * waits, and never throws.
   */
  Opening open(Holder lane, Context context);

  /** Takes the connection back; completes when it is back, and never fails. */
  Mono<Void> close(Holder lane, Connection connection, boolean destroy);

  /** How many connections may be found dead before that is an error. */
  default int attempts() {
    return 0;
  }

  /** A statement on the lane's connection has failed. */
  default void failed(Throwable cause, TransactionEffect effect, boolean connectionLost) {}

  /** A lane, as what it has its connection from sees it. */
  interface Holder {
    /** A number for messages and logs. */
    long number();

    /** The connection is there. */
    void opened(Connection connection);

    /** There will be no connection. */
    void notOpened(Throwable cause);

    /** From now on no consumer holds up the lane, since others wait for its connection. */
    void squeeze();

    /** Drops what is open, refuses what waits. */
    void discard(Throwable cause);

    /** Gives the connection back when all that was submitted has ended. */
    void close();

    /** Gives the connection up, whatever it is doing. */
    void destroy();
  }

  /** A connection that is under way. */
  @FunctionalInterface
  interface Opening {
    /** Waits for it no more; false if it came just before, or cannot be stopped. */
    boolean giveUp();
  }
}
