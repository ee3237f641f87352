package io.sluice.examples;

import io.sluice.Model;
import io.sluice.tests.StatementLog;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

/** The application as it runs, one for all tests of routes, and its statements. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(RunningApplication.Listening.class)
@Timeout(60)
abstract class RunningApplication {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final Model<User> users;
  final StatementLog log;
  final String url;
  final WebTestClient client;

  RunningApplication(Model<User> users, StatementLog log, int port) {
    this.users = users;
    this.log = log;
    this.url = "http://localhost:" + port;
    this.client = WebTestClient.bindToServer().baseUrl(url).build();
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Listening {
    @Bean
    StatementLog statementLog() {
      return new StatementLog();
    }
  }

  @BeforeEach
  void forgetStatements() {
    log.clear();
  }

  User user() {
    return users(unique("User")).get(0);
  }

  List<User> users(String... names) {
    return List.of(names).stream()
        .map(
            name ->
                get(
                    users.create(
                        User_.name.set(name), User_.email.set(unique("user") + "@example.org"))))
        .toList();
  }

  static Project project(User owner, String title) {
    return get(owner.projects().create(Project_.title.set(title)));
  }

  static long id(Project project) {
    return Objects.requireNonNull(project.id());
  }

  static <T> T get(Mono<T> mono) {
    return Objects.requireNonNull(mono.block());
  }

  static String unique(String start) {
    return start + NUMBERS.incrementAndGet() + "-";
  }

  ResponseSpec get(String path, Object... values) {
    return client.get().uri(path, values).exchange();
  }

  ResponseSpec send(HttpMethod method, String path, String body) {
    return client
        .method(method)
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange();
  }

  static BodyContentSpec ok(ResponseSpec response) {
    return response.expectStatus().isOk().expectBody();
  }

  static BodyContentSpec problem(ResponseSpec response, int status) {
    return response
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo(status);
  }
}
