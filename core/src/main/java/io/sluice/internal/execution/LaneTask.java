package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import reactor.util.context.Context;

/**
 * Something that has a lane for itself from {@link #start} until it tells the lane that it ended.
 */
interface LaneTask {
  /** The lane is yours. Never throws. */
  void start(Connection connection);

  /** Somebody waits for the lane. */
  void contend();

  /** Drop what you are doing, and end soon; who waits for it is told the cause. */
  void discard(Throwable cause);

  /** The connection is given up while you have it. */
  void abandon(Throwable cause);

  /** The lane will never be yours. */
  void refuse(Throwable cause);

  /** Whether nobody is interested any more. */
  boolean isGone();

  /** Whether it ends a transaction, so that it also runs after an error. */
  boolean isFinal();

  /** What it does, for messages. */
  String text();

  /** The context of whoever is interested. */
  Context currentContext();
}
