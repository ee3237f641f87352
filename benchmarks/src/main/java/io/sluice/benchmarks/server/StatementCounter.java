package io.sluice.benchmarks.server;

/** Sees what a client sends on one connection, in pieces. Used by one thread. */
interface StatementCounter {
  /** Counts nothing. */
  StatementCounter NONE = (bytes, length) -> {};

  /** The next bytes that the client has sent. */
  void seen(byte[] bytes, int length);
}
