package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.result.Joined;
import io.sluice.tests.StatementLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.test.StepVerifier;

/** Teams and their members, on the application as it runs. */
class TeamTests extends RunningApplication {
  private static final String LEAD = "{\"role\":\"lead\"}";
  private static final String LONGEST = "a234567890123456789012345678901234567890";

  private final Model<Team> teams;

  @Autowired
  TeamTests(Model<User> users, Model<Team> teams, StatementLog log, @LocalServerPort int port) {
    super(users, log, port);
    this.teams = teams;
  }

  @Test
  void showsATeamWithMembersTheirProjectsAndTasksInFourStatements() {
    Team team = team("Shown");
    List<User> both = users(unique("b"), unique("a"));
    User second = both.get(0);
    User first = both.get(1);
    join(second, team, "lead");
    join(first, team, "member");
    join(user(), team("other"), "member");
    Project project = project(second, "with tasks");
    get(project.tasks().create(Task_.title.set("one"), Task_.done.set(true)));
    project(second, "without tasks");
    log.clear();
    ok(get("/teams/" + team.id()))
        .jsonPath("$.name")
        .isEqualTo(team.name())
        .jsonPath("$.members[*].name")
        .isEqualTo(sorted(first.name(), second.name()))
        .jsonPath("$.members[?(@.name=='" + first.name() + "')].role")
        .isEqualTo("member")
        .jsonPath("$.members[?(@.name=='" + first.name() + "')].projects[*]")
        .doesNotExist()
        .jsonPath("$.members[?(@.role=='lead')].name")
        .isEqualTo(second.name())
        .jsonPath("$.members[?(@.role=='lead')].projects[*].title")
        .isEqualTo(List.of("with tasks", "without tasks"))
        .jsonPath("$.members[?(@.role=='lead')].projects[0].tasks[*].title")
        .isEqualTo("one")
        .jsonPath("$.members[0].since")
        .exists()
        .jsonPath("$.members[0].email")
        .doesNotExist();
    assertThat(log.all()).hasSize(4);
  }

  @Test
  void showsATeamOfNobodyInTwoStatements() {
    Team team = team("Empty");
    log.clear();
    ok(get("/teams/" + team.id())).jsonPath("$.members.length()").isEqualTo(0);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void showsNoTeamThatIsNotThere() {
    problem(get("/teams/{id}", -1), 404).jsonPath("$.detail").isEqualTo("there is no team -1");
    problem(get("/teams/x"), 400);
  }

  @Test
  void showsTheRolesOfAUserByNameOfTheTeam() {
    User user = user();
    Team second = team("B");
    Team first = team("A");
    join(user, second, "lead");
    join(user, first, "member");
    log.clear();
    ok(get("/users/" + user.id()))
        .jsonPath("$.teams[*].name")
        .isEqualTo(List.of(first.name(), second.name()))
        .jsonPath("$.teams[*].role")
        .isEqualTo(List.of("member", "lead"))
        .jsonPath("$.teams[0].members")
        .doesNotExist();
    assertThat(log.all()).hasSize(3);
  }

  @Test
  void joinsInTwoStatementsChangesTheRoleInThreeAndLeavesInTwo() {
    User user = user();
    Team team = team("Joined");
    log.clear();
    ok(put(user.id(), team.id(), "{\"role\":\"member\"}"))
        .json("{\"added\":1,\"removed\":0,\"kept\":0}");
    statements(2);
    roles(user, "member");
    ok(put(user.id(), team.id(), LEAD))
        .json("{\"added\":0,\"removed\":0,\"updated\":1,\"kept\":0}");
    statements(3);
    roles(user, "lead");
    ok(delete(user.id(), team.id())).json("{\"added\":0,\"removed\":1,\"kept\":0}");
    statements(2);
    roles(user);
    ok(delete(user.id(), team.id())).json("{\"added\":0,\"removed\":0,\"kept\":0}");
  }

  @Test
  void keepsTheDateOfAMembershipWhoseRoleChanges() {
    User user = user();
    Team team = team("Kept");
    join(user, team, "member");
    Membership before = membership(user);
    ok(put(user.id(), team.id(), LEAD));
    assertThat(membership(user).since()).isNotNull().isEqualTo(before.since());
  }

  @Test
  void refusesATeamThatIsNotThereAndChangesNothing() {
    User user = user();
    join(user, team("Stays"), "member");
    problem(put(user.id(), -7L, LEAD), 404).jsonPath("$.detail").isEqualTo("there is no team -7");
    roles(user, "member");
  }

  @ParameterizedTest
  @CsvSource({"PUT,/users/-1/teams/1", "DELETE,/users/-1/teams/1"})
  void changesNothingOfAUserThatIsNotThere(String method, String path) {
    problem(send(HttpMethod.valueOf(method), path, LEAD), 404)
        .jsonPath("$.detail")
        .isEqualTo("there is no user -1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"role\":null}",
        "{\"role\":\"\"}",
        "{\"role\":\" \"}",
        "{\"role\":\"a\\u0000b\"}",
        "{\"role\":\"" + LONGEST + "x\"}"
      })
  void refusesABadRoleAndChangesNothing(String body) {
    User user = user();
    Team team = team("Role");
    problem(put(user.id(), team.id(), body), 400);
    roles(user);
    join(user, team, "member");
    problem(put(user.id(), team.id(), body), 400);
    roles(user, "member");
  }

  @Test
  void takesTheLongestRoleAndNamesTheFieldOfALongerOne() {
    User user = user();
    Team team = team("Long");
    ok(put(user.id(), team.id(), "{\"role\":\"" + LONGEST + "\"}"));
    roles(user, LONGEST);
    problem(put(user.id(), team.id(), "{\"role\":\"" + LONGEST + "x\"}"), 400)
        .jsonPath("$.errors[0].name")
        .isEqualTo("role");
  }

  private void statements(int count) {
    assertThat(log.statements()).hasSize(count);
    assertThat(log.all()).hasSize(count + 2).first().isEqualTo("BEGIN");
    assertThat(log.all()).last().isEqualTo("COMMIT");
    log.clear();
  }

  private void roles(User user, String... roles) {
    StepVerifier.create(user.teams().getJoined().map(each -> each.through().role()).collectList())
        .expectNext(List.of(roles))
        .verifyComplete();
    log.clear();
  }

  private static Membership membership(User user) {
    return get(user.teams().getJoined().map(Joined::through).single());
  }

  private static List<String> sorted(String... names) {
    return List.of(names).stream().sorted().toList();
  }

  private Team team(String name) {
    return get(teams.create(Team_.name.set(unique(name))));
  }

  private static void join(User user, Team team, String role) {
    get(user.teams().add(team, Membership_.role.set(role)));
  }

  private ResponseSpec put(@Nullable Long user, @Nullable Long team, String body) {
    return send(HttpMethod.PUT, "/users/" + user + "/teams/" + team, body);
  }

  private ResponseSpec delete(@Nullable Long user, @Nullable Long team) {
    return send(HttpMethod.DELETE, "/users/" + user + "/teams/" + team, "");
  }
}
