package io.sluice.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DockerEngineTests {
  private final Path folder;

  DockerEngineTests(@TempDir Path folder) {
    this.folder = folder;
  }

  private ServerSocketChannel listening() throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(folder.resolve("engine.sock")));
  }

  private boolean asked() {
    return DockerEngine.ask("unix://" + folder.resolve("engine.sock"));
  }

  @Test
  void nobodyListens() throws IOException {
    listening().close(); // its file stays
    assertThat(asked()).isFalse();
  }

  @Test
  void nobodyAnswers() throws IOException {
    try (ServerSocketChannel silent = listening()) {
      assertThat(silent.isOpen()).isTrue();
      assertThat(asked()).isFalse();
    }
  }

  @Test
  void anEngineAnswers() throws IOException {
    try (ServerSocketChannel engine = listening()) {
      CompletableFuture<Void> answered =
          CompletableFuture.runAsync(
              () -> {
                try (SocketChannel call = engine.accept()) {
                  call.read(ByteBuffer.allocate(256)); // who asks is not cut off while it does
                  call.write(StandardCharsets.US_ASCII.encode("HTTP/1.1 200 OK\r\n\r\nOK"));
                } catch (IOException thrown) {
                  throw new AssertionError(thrown);
                }
              },
              task -> new Thread(task).start());
      assertThat(asked()).isTrue();
      answered.join();
    }
  }

  @Test
  void aWayThatOnlyItsClientKnows() {
    assertThat(DockerEngine.ask("ssh://somebody@somewhere")).isTrue();
  }
}
