package io.sluice.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Stands between contenders and a server: makes each round trip longer by a fixed time, without
 * making the line narrower, and counts the statements that go through, whoever sends them.
 * Thread-safe.
 */
public final class Wire implements AutoCloseable {
  private final Target server;
  private final Duration delay;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final LongAdder statements = new LongAdder();

  /** To the server, with so much latency. */
  public Wire(Target server, Duration delay) {
    this.server = server;
    this.delay = delay;
    try {
      this.entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
    start(this::accept);
  }

  /** Where the contenders have to connect to. */
  public Target target() {
    return server.behind(entrance.getLocalPort());
  }

  /** How many statements went through up to now. */
  public long statements() {
    return statements.sum();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket upstream = new Socket(server.host(), server.port());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        open.add(client);
        open.add(upstream);
        StatementCounter counter =
            server.isPostgres()
                ? new PostgresStatementCounter(statements)
                : new MariaDbStatementCounter(statements);
        DelayedOutput out = new DelayedOutput(upstream.getOutputStream(), delay);
        start(out::run);
        start(() -> pump(client, out, counter));
        start(() -> pump(upstream, client.getOutputStream(), StatementCounter.NONE));
      }
    } catch (IOException closed) {
      close();
    }
  }

  private void pump(Socket from, OutputStream to, StatementCounter counter) throws IOException {
    byte[] buffer = new byte[65_536];
    try (InputStream in = from.getInputStream();
        to) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        counter.seen(buffer, read);
        to.write(buffer, 0, read);
        to.flush();
      }
    } finally {
      open.remove(from);
    }
  }

  /** What a thread does until its connection is closed. */
  private interface Pumping {
    void run() throws IOException;
  }

  private static void start(Pumping pumping) {
    Thread thread =
        new Thread(
            () -> {
              try {
                pumping.run();
              } catch (IOException closed) {
                // of a connection or of the wire: its end
              }
            },
            "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      entrance.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }
}
