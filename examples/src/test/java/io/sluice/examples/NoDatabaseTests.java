package io.sluice.examples;

import io.sluice.Sluice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

/** Without a database a request gets a problem and no hang. */
@Timeout(60)
class NoDatabaseTests {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Test
  void nothingListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    check("r2dbc:postgresql://postgres@127.0.0.1:" + port + "/postgres");
  }

  @Test
  void theHostIsUnknown() {
    check("r2dbc:postgresql://postgres@no-such-host.invalid/postgres");
  }

  @Test
  void theServerStops() {
    EmbeddedDatabase database = new EmbeddedDatabase();
    Sluice sluice = Sluice.create(database.url());
    try {
      StepVerifier.create(
              sluice.sync(User_.TYPE, Project_.TYPE, Task_.TYPE, Team_.TYPE, Membership_.TYPE))
          .verifyComplete();
      client(sluice).get().uri("/users").exchange().expectStatus().isOk();
      database.close();
      unavailable(sluice);
    } finally {
      database.close();
      StepVerifier.create(sluice.close()).expectComplete().verify(SOON);
    }
  }

  private static void check(String url) {
    Sluice sluice = Sluice.create(url);
    unavailable(sluice);
    StepVerifier.create(sluice.close()).expectComplete().verify(SOON);
  }

  private static void unavailable(Sluice sluice) {
    WebTestClient client = client(sluice);
    problem(client.get().uri("/users"));
    problem(client.get().uri("/users/1"));
    problem(client.get().uri("/teams/1"));
    problem(
        client
            .put()
            .uri("/users/1/projects")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("[1]"));
  }

  private static void problem(WebTestClient.RequestHeadersSpec<?> request) {
    request
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo("the database cannot be reached");
  }

  private static WebTestClient client(Sluice sluice) {
    return WebTestClient.bindToController(
            new UserController(sluice, sluice.model(User_.TYPE)),
            new TeamController(sluice, sluice.model(Team_.TYPE), sluice.model(User_.TYPE)))
        .controllerAdvice(new Problems())
        .configureClient()
        .responseTimeout(SOON)
        .build();
  }
}
