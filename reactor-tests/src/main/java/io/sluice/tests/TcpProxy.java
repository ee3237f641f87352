package io.sluice.tests;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands between a driver and its server, and cuts or stalls what goes through. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
  private static final int DEFAULT_PORT = 5432;
  private static final long PATIENCE = 10;

  private final String host;
  private final int port;
  private final ServerSocket server;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final Semaphore stalled = new Semaphore(0);
  private volatile boolean stallsNew;
  private volatile @Nullable Pattern stallsFrom;

  /** A proxy to the server of the options. */
  public TcpProxy(ConnectionFactoryOptions options) {
    Object given = options.getValue(ConnectionFactoryOptions.PORT);
    this.host =
        String.valueOf(Objects.requireNonNull(options.getValue(ConnectionFactoryOptions.HOST)));
    this.port = given == null ? DEFAULT_PORT : Integer.parseInt(given.toString());
    try {
      this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
    start(this::accept);
  }

  /** The options of connections that go through the proxy. */
  public ConnectionFactoryOptions through(ConnectionFactoryOptions options) {
    return options
        .mutate()
        .option(ConnectionFactoryOptions.HOST, "localhost")
        .option(ConnectionFactoryOptions.PORT, server.getLocalPort())
        .build();
  }

  /** Cuts all connections; new ones go through. */
  public void cut() {
    stallNoMore();
    links.removeIf(Link::cut);
    stalled.drainPermits();
  }

  /** Holds up all that comes from now on, until the next cut or close. */
  public void stall() {
    stallsNew = true;
    stallExisting();
  }

  /** Holds up the connections that are there, until the next cut or close; new ones go through. */
  public void stallExisting() {
    links.forEach(Link::stall);
  }

  /**
   * Holds up each connection from where the driver sends what matches on, until the next cut or
   * close.
   */
  public void stallFrom(String regex) {
    stallsFrom = Pattern.compile(regex);
  }

  /** Holds up no connection more; those that are held up stay so. */
  public void stallNoMore() {
    stallsNew = false;
    stallsFrom = null;
  }

  /** Waits until so many connections more are held up. */
  public void awaitStalled(int number) {
    try {
      if (!stalled.tryAcquire(number, PATIENCE, TimeUnit.SECONDS)) {
        throw new AssertionError("of " + number + " connections some went on");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Link link = new Link(server.accept(), new Socket(host, port));
        links.add(link);
        if (stallsNew) {
          link.stall();
        }
        link.start();
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tcp-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // it is closed either way
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
    cut();
  }

  /** One connection. */
  private final class Link {
    private final Socket client;
    private final Socket upstream;
    private CountDownLatch gate = new CountDownLatch(0);

    Link(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void start() {
      TcpProxy.start(() -> pump(client, upstream));
      TcpProxy.start(() -> pump(upstream, client));
    }

    synchronized void stall() {
      if (gate.getCount() == 0) {
        gate = new CountDownLatch(1);
        stalled.release();
      }
    }

    private synchronized CountDownLatch gate() {
      return gate;
    }

    boolean cut() {
      closeQuietly(client);
      closeQuietly(upstream);
      gate().countDown();
      return true;
    }

    private void pump(Socket from, Socket to) {
      byte[] buffer = new byte[8192];
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (from == client && isStalledBy(buffer, read)) {
            stall();
          }
          gate().await();
          out.write(buffer, 0, read);
          out.flush();
        }
        gate().await(); // one who is silent does not hang up either
      } catch (IOException cut) {
        closeQuietly(to);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean isStalledBy(byte[] buffer, int length) {
      Pattern text = stallsFrom;
      return text != null
          && text.matcher(new String(buffer, 0, length, StandardCharsets.ISO_8859_1)).find();
    }
  }
}
