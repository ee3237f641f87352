package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.tests.StatementLog;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.test.StepVerifier;

/** Users and their projects, on the application as it runs. */
class CatalogueTests extends RunningApplication {
  private final Model<Project> projects;
  private final Greeting greeting;

  @Autowired
  CatalogueTests(
      Model<User> users,
      Model<Project> projects,
      Greeting greeting,
      StatementLog log,
      @LocalServerPort int port) {
    super(users, log, port);
    this.projects = projects;
    this.greeting = greeting;
  }

  @Test
  void listsUsersByPrefixInOrderAndInPartsWithTwoStatements() {
    String prefix = unique("List");
    users(prefix + " b", prefix + " a", prefix + " c");
    log.clear();
    ok(get("/users?name={p}&sort=-name&limit=2&offset=1", prefix.toUpperCase(Locale.ROOT)))
        .jsonPath("$.items[*].name")
        .isEqualTo(List.of(prefix + " b", prefix + " a"))
        .jsonPath("$.total")
        .isEqualTo(3)
        .jsonPath("$.limit")
        .isEqualTo(2)
        .jsonPath("$.offset")
        .isEqualTo(1)
        .jsonPath("$.items[0].projects")
        .doesNotExist()
        .jsonPath("$.items[0].version")
        .doesNotExist();
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void anEmptyListTakesOneStatement() {
    ok(get("/users?name={p}", unique("nobody")))
        .json("{\"items\":[],\"total\":0,\"limit\":20,\"offset\":0}");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void takesAPercentSignInAPrefixAsItIs() {
    ok(get("/users?name={p}", "%")).jsonPath("$.total").isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=x",
        "offset=-1",
        "sort=version",
        "sort=name:up",
        "sort=,",
        "name=%00"
      })
  void refusesBadParameters(String query) {
    problem(client.get().uri(URI.create(url + "/users?" + query)).exchange(), 400);
  }

  @Test
  void namesTheBadParameter() {
    problem(get("/users?limit=0&offset=-1"), 400)
        .jsonPath("$.errors.length()")
        .isEqualTo(2)
        .jsonPath("$.errors[?(@.name=='limit')]")
        .exists()
        .jsonPath("$.errors[?(@.name=='offset')]")
        .exists();
  }

  @Test
  void showsAUserWithProjectsAndTasksInFourStatements() {
    User user = user();
    Project second = project(user, "B");
    Project first = project(user, "A");
    first.tasks().create(Task_.title.set("one"), Task_.done.set(true)).block();
    first.tasks().create(Task_.title.set("two"), Task_.done.set(false)).block();
    log.clear();
    ok(get("/users/" + user.id()))
        .jsonPath("$.email")
        .isEqualTo(user.email())
        .jsonPath("$.projects.length()")
        .isEqualTo(2)
        .jsonPath("$.projects[0].id")
        .isEqualTo(id(first))
        .jsonPath("$.projects[0].owner")
        .doesNotExist()
        .jsonPath("$.projects[0].tasks[*].title")
        .isEqualTo(List.of("one", "two"))
        .jsonPath("$.projects[0].tasks[0].done")
        .isEqualTo(true)
        .jsonPath("$.projects[1].id")
        .isEqualTo(id(second))
        .jsonPath("$.projects[1].tasks.length()")
        .isEqualTo(0);
    assertThat(log.all()).hasSize(4);
  }

  @Test
  void showsNoUserThatIsNotThere() {
    problem(get("/users/{id}", -1), 404).jsonPath("$.detail").isEqualTo("there is no user -1");
    problem(get("/users/x"), 400);
    problem(get("/users/99999999999999999999"), 400);
  }

  @Test
  void createsAUserInOneStatement() {
    String email = unique("new") + "@example.org";
    ResponseSpec response =
        send(HttpMethod.POST, "/users", "{\"name\":\"New\",\"email\":\"" + email + "\"}");
    response.expectStatus().isCreated();
    String location = response.returnResult(Void.class).getResponseHeaders().getFirst("Location");
    assertThat(log.all()).hasSize(1);
    ok(get(Objects.requireNonNull(location)))
        .jsonPath("$.email")
        .isEqualTo(email)
        .jsonPath("$.createdAt")
        .exists();
  }

  @Test
  void refusesATakenEmailAndNamesTheColumn() {
    User user = user();
    problem(
            send(
                HttpMethod.POST,
                "/users",
                "{\"name\":\"Twin\",\"email\":\"" + user.email() + "\"}"),
            409)
        .jsonPath("$.columns")
        .isEqualTo(List.of("email"));
    StepVerifier.create(users.count(q -> q.where(User_.email.eq(user.email()))))
        .expectNext(1L)
        .verifyComplete();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"name\":\"a\"}",
        "{\"name\":\" \",\"email\":\"bad@example.org\"}",
        "{\"name\":\"a\",\"email\":\"not an e-mail\"}",
        "{\"name\":\"a\\u0000b\",\"email\":\"bad@example.org\"}",
        "{\"name\":\"0123456789012345678901234567890123456789012345678901234567890123456789"
            + "01234567890\",\"email\":\"bad@example.org\"}"
      })
  void refusesABadUser(String body) {
    problem(send(HttpMethod.POST, "/users", body), 400);
    StepVerifier.create(users.count(q -> q.where(User_.email.eq("bad@example.org"))))
        .expectNext(0L)
        .verifyComplete();
  }

  @Test
  void setsProjectsInOneTransaction() {
    User user = user();
    Project gone = project(user, "gone");
    Project kept = project(user, "kept");
    Project taken = project(user(), "taken");
    log.clear();
    ok(send(
            HttpMethod.PUT,
            "/users/" + user.id() + "/projects",
            "[" + kept.id() + "," + taken.id() + "]"))
        .json("{\"added\":1,\"removed\":1,\"kept\":1}");
    assertThat(log.statements()).hasSize(5);
    assertThat(log.all()).hasSize(7).first().isEqualTo("BEGIN");
    assertThat(log.all()).last().isEqualTo("COMMIT");
    owns(user, kept, taken);
    StepVerifier.create(projects.findByPk(id(gone)).map(p -> p.owner().toString()))
        .expectNext("[none]")
        .verifyComplete();
  }

  @Test
  void setsNoProjects() {
    User user = user();
    project(user, "gone");
    ok(send(HttpMethod.PUT, "/users/" + user.id() + "/projects", "[]"))
        .json("{\"added\":0,\"removed\":1,\"kept\":0}");
    owns(user);
  }

  @Test
  void refusesToSetAProjectThatIsNotThereAndChangesNothing() {
    User user = user();
    Project kept = project(user, "kept");
    problem(send(HttpMethod.PUT, "/users/" + user.id() + "/projects", "[-7]"), 422)
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("-7"));
    owns(user, kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "{}", "[\"x\"]", "[null]", "[1.5]", "[\"1\"]", "7"})
  void refusesBadKeys(String body) {
    User user = user();
    Project kept = project(user, "kept");
    problem(send(HttpMethod.PUT, "/users/" + user.id() + "/projects", body), 400);
    owns(user, kept);
  }

  @Test
  void addsAndRemovesAProject() {
    User user = user();
    Project project = project(user(), "moves");
    String path = "/users/" + user.id() + "/projects/" + project.id();
    ok(send(HttpMethod.PUT, path, "")).json("{\"added\":1,\"removed\":0,\"kept\":0}");
    ok(send(HttpMethod.PUT, path, "")).json("{\"added\":0,\"removed\":0,\"kept\":1}");
    owns(user, project);
    ok(send(HttpMethod.DELETE, path, "")).json("{\"added\":0,\"removed\":1,\"kept\":0}");
    ok(send(HttpMethod.DELETE, path, "")).json("{\"added\":0,\"removed\":0,\"kept\":0}");
    owns(user);
    problem(send(HttpMethod.PUT, "/users/" + user.id() + "/projects/-7", ""), 422);
  }

  @ParameterizedTest
  @CsvSource({"PUT,/users/-1/projects", "PUT,/users/-1/projects/1", "DELETE,/users/-1/projects/1"})
  void changesNothingOfAUserThatIsNotThere(String method, String path) {
    problem(send(HttpMethod.valueOf(method), path, "[]"), 404);
  }

  @Test
  void transfersAllProjects() {
    User giver = user();
    User taker = user();
    Project own = project(taker, "own");
    Project first = project(giver, "first");
    Project second = project(giver, "second");
    log.clear();
    ok(transfer(giver.id(), taker.id())).json("{\"added\":2,\"removed\":0,\"kept\":0}");
    // both users are found together, unless the connection is there before the second is asked for
    assertThat(log.statements()).hasSizeBetween(3, 4);
    assertThat(log.all()).hasSize(log.statements().size() + 2);
    owns(giver);
    owns(taker, own, first, second);
    ok(transfer(giver.id(), taker.id())).json("{\"added\":0,\"removed\":0,\"kept\":0}");
  }

  @Test
  void refusesABadTransferAndChangesNothing() {
    User giver = user();
    Project kept = project(giver, "kept");
    problem(transfer(giver.id(), -1L), 404);
    problem(transfer(giver.id(), giver.id()), 400);
    problem(transfer(giver.id(), null), 400);
    problem(send(HttpMethod.POST, "/transfers", "{"), 400);
    owns(giver, kept);
  }

  @Test
  void theGreetingsCommandsWork() {
    List<String> commands =
        greeting.lines().stream().filter(line -> line.startsWith("  curl ")).toList();
    assertThat(commands).hasSize(5);
    Pattern link = Pattern.compile("http://[^ ']+");
    Pattern data = Pattern.compile("-d '([^']+)'");
    for (String command : commands) {
      Matcher address = link.matcher(command);
      assertThat(address.find()).as(command).isTrue();
      Matcher body = data.matcher(command);
      boolean put = body.find();
      ok(client
              .method(put ? HttpMethod.PUT : HttpMethod.GET)
              .uri(URI.create(address.group()))
              .contentType(MediaType.APPLICATION_JSON)
              .bodyValue(put ? body.group(1) : "")
              .exchange())
          .jsonPath(shown(command))
          .exists();
    }
  }

  private static String shown(String command) {
    if (command.contains(" PUT ")) {
      return "$.added";
    }
    if (command.contains("/teams/")) {
      return "$.members[0].projects[0].tasks[0].title";
    }
    return command.contains("?") ? "$.items[0].id" : "$.teams[0].role";
  }

  private void owns(User user, Project... owned) {
    StepVerifier.create(
            user.projects().get(q -> q.order(Project_.id.asc())).map(Project::title).collectList())
        .expectNext(List.of(owned).stream().map(Project::title).toList())
        .verifyComplete();
  }

  private ResponseSpec transfer(@Nullable Long from, @Nullable Long to) {
    return send(HttpMethod.POST, "/transfers", "{\"from\":" + from + ",\"to\":" + to + "}");
  }
}
