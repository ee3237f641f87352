package io.sluice.benchmarks.server;

import java.util.concurrent.atomic.LongAdder;

/**
 * A simple query is a statement, and so is each binding of a prepared one. The first message has no
 * letter.
 */
final class PostgresStatementCounter implements StatementCounter {
  private static final int LENGTH_BYTES = 4;

  private final LongAdder statements;
  private int lengthBytes;
  private long length;
  private long bodyLeft;

  PostgresStatementCounter(LongAdder statements) {
    this.statements = statements;
    this.lengthBytes = LENGTH_BYTES; // of the first message
  }

  @Override
  public void seen(byte[] bytes, int count) {
    int at = 0;
    while (at < count) {
      if (bodyLeft > 0) {
        long skipped = Math.min(bodyLeft, count - at);
        bodyLeft -= skipped;
        at += (int) skipped;
      } else if (lengthBytes > 0) {
        length = (length << 8) | (bytes[at++] & 0xff);
        if (--lengthBytes == 0) {
          bodyLeft = length - LENGTH_BYTES;
          length = 0;
        }
      } else {
        begin(bytes[at++]);
      }
    }
  }

  private void begin(byte letter) {
    lengthBytes = LENGTH_BYTES;
    if (letter == 'Q' || letter == 'B') {
      statements.increment();
    }
  }
}
