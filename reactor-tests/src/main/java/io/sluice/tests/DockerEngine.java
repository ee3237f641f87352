package io.sluice.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a Docker engine is there that answers: a socket that nobody listens to is none. */
public final class DockerEngine {
  private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);
  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final long SECONDS = 5;
  private static final boolean ANSWERS = ask(System.getenv("DOCKER_HOST"));

  private DockerEngine() {}

  /** Whether there is one; asked once. */
  public static boolean answers() {
    return ANSWERS;
  }

  static boolean ask(@Nullable String host) {
    if (host == null && !Files.exists(SOCKET)) {
      return false;
    }
    SocketAddress address = host == null ? UnixDomainSocketAddress.of(SOCKET) : address(host);
    if (address == null) {
      return true; // by a way that only its own client knows
    }
    try {
      if (ping(address)) {
        return true;
      }
      LOG.warn("No container is used: what is at {} is no Docker engine", address);
    } catch (IOException thrown) {
      LOG.warn("No container is used: the Docker engine at {} does not answer", address, thrown);
    }
    return false;
  }

  private static @Nullable SocketAddress address(String host) {
    URI uri = URI.create(host);
    if ("unix".equals(uri.getScheme())) {
      return UnixDomainSocketAddress.of(uri.getPath());
    }
    boolean plain = "tcp".equals(uri.getScheme()) && System.getenv("DOCKER_TLS_VERIFY") == null;
    return plain ? new InetSocketAddress(uri.getHost(), uri.getPort()) : null;
  }

  private static boolean ping(SocketAddress address) throws IOException {
    try (SocketChannel channel =
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open()) {
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> answer(channel, address), DockerEngine::start);
      return answer.get(SECONDS, TimeUnit.SECONDS).startsWith("HTTP/1");
    } catch (ExecutionException | TimeoutException thrown) {
      throw new IOException(thrown);
    } catch (InterruptedException thrown) {
      Thread.currentThread().interrupt();
      throw new IOException(thrown);
    }
  }

  // the common pool has one thread only where there are two cores
  private static void start(Runnable task) {
    Thread thread = new Thread(task, "docker-engine-ping");
    thread.setDaemon(true);
    thread.start();
  }

  private static String answer(SocketChannel channel, SocketAddress address) {
    try {
      channel.connect(address);
      channel.write(
          StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"));
      ByteBuffer buffer = ByteBuffer.allocate(64);
      while (buffer.position() < 6 && channel.read(buffer) >= 0) {
        // the first line says enough
      }
      return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }
}
