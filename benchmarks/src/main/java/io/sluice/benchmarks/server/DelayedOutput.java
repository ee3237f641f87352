package io.sluice.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * What is written comes out a fixed time later; more can be written meanwhile. One thread writes,
 * another one runs {@link #run()}.
 */
final class DelayedOutput extends OutputStream {
  private static final int CHUNKS = 1_024;
  private static final Chunk END = new Chunk(Unpooled.EMPTY_BUFFER, 0);

  private final OutputStream out;
  private final long delay;
  private final BlockingQueue<Chunk> waiting = new ArrayBlockingQueue<>(CHUNKS);

  /** Bytes, and when they are due; none at the end. */
  private record Chunk(ByteBuf bytes, long due) {
    boolean isEnd() {
      return !bytes.isReadable();
    }
  }

  DelayedOutput(OutputStream out, Duration delay) {
    this.out = out;
    this.delay = delay.toNanos();
  }

  /** Hands on what is due, until this is closed. */
  void run() throws IOException {
    try (out) {
      for (Chunk next = waiting.take(); !next.isEnd(); next = waiting.take()) {
        for (long left = next.due - System.nanoTime();
            left > 0;
            left = next.due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        next.bytes.readBytes(out, next.bytes.readableBytes());
        out.flush();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    if (delay == 0) {
      out.write(bytes, start, length);
      return;
    }
    ByteBuf copy = Unpooled.copiedBuffer(bytes, start, length);
    put(new Chunk(copy, System.nanoTime() + delay));
  }

  @Override
  public void close() {
    put(END);
  }

  private void put(Chunk chunk) {
    try {
      waiting.put(chunk);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
