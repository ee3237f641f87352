package io.sluice.tests;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Stands between a driver and its server, and cuts or stalls what goes through. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
  private static final int DEFAULT_PORT = 5432;

  private final String host;
  private final int port;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch gate = new CountDownLatch(0);

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
    gate.countDown();
    gate = new CountDownLatch(0);
    sockets.forEach(TcpProxy::closeQuietly);
    sockets.clear();
  }

  /** Holds up all that comes from now on, until the next cut or close. */
  public void stall() {
    gate = new CountDownLatch(1);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket upstream = new Socket(host, port);
        sockets.add(client);
        sockets.add(upstream);
        start(() -> pump(client, upstream));
        start(() -> pump(upstream, client));
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        gate.await();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException cut) {
      closeQuietly(to);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
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
}
