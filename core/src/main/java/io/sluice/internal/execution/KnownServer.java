package io.sluice.internal.execution;

import io.r2dbc.spi.ConnectionMetadata;
import io.sluice.dialect.Dialect;

/** Which server there is, and so which dialect, as far as it is known. Thread-safe. */
final class KnownServer {
  private volatile Dialect dialect;
  private volatile boolean known;

  KnownServer(Dialect dialect) {
    this.dialect = dialect;
    this.known = !dialect.variesByServer();
  }

  /** The dialect as far as it is known. */
  Dialect dialect() {
    return dialect;
  }

  /** Whether the dialect is the server's. */
  boolean isKnown() {
    return known;
  }

  /** A connection has told. */
  void told(ConnectionMetadata server) {
    dialect = dialect.at(server);
    known = true;
  }
}
