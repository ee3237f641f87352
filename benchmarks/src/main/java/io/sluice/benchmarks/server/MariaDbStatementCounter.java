package io.sluice.benchmarks.server;

import java.util.concurrent.atomic.LongAdder;

/** A packet of number 0 begins a command, whose first byte says which. */
final class MariaDbStatementCounter implements StatementCounter {
  private static final int HEADER = 4;
  private static final byte QUERY = 0x03;
  private static final byte EXECUTE = 0x17;

  private final LongAdder statements;
  private final byte[] header = new byte[HEADER];
  private int headerBytes;
  private long bodyLeft;
  private boolean atCommand;

  MariaDbStatementCounter(LongAdder statements) {
    this.statements = statements;
  }

  @Override
  public void seen(byte[] bytes, int count) {
    int at = 0;
    while (at < count) {
      if (bodyLeft == 0) {
        header[headerBytes++] = bytes[at++];
        if (headerBytes == HEADER) {
          headerBytes = 0;
          bodyLeft = (header[0] & 0xff) | ((header[1] & 0xff) << 8) | ((header[2] & 0xff) << 16);
          atCommand = header[3] == 0;
        }
      } else {
        if (atCommand && (bytes[at] == QUERY || bytes[at] == EXECUTE)) {
          statements.increment();
        }
        atCommand = false;
        long skipped = Math.min(bodyLeft, count - at);
        bodyLeft -= skipped;
        at += (int) skipped;
      }
    }
  }
}
