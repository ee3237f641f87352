package io.sluice.examples;

import io.sluice.Model;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Says on standard output, once the application is up, where it is and what to try. */
@Component
class Greeting {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Environment environment;
  private final Model<User> users;
  private final Model<Project> projects;
  private final Model<Team> teams;

  Greeting(Environment environment, Model<User> users, Model<Project> projects, Model<Team> teams) {
    this.environment = environment;
    this.users = users;
    this.projects = projects;
    this.teams = teams;
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    lines().forEach(System.out::println);
  }

  /** The lines, with keys that are there. */
  List<String> lines() {
    String url = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    List<Long> user =
        keys(users.findAll(q -> q.order(User_.id.asc()).limit(1)).mapNotNull(User::id));
    List<Long> some =
        keys(projects.findAll(q -> q.order(Project_.id.desc()).limit(2)).mapNotNull(Project::id));
    List<Long> two =
        keys(teams.findAll(q -> q.order(Team_.id.asc()).limit(2)).mapNotNull(Team::id));
    String one = url + "/users/" + first(user);
    String put = "  curl -X PUT -H 'Content-Type: application/json' -d '";
    return List.of(
        "",
        "Sluice is at " + url + "/users (Ctrl+C ends it). Try:",
        "  curl '" + url + "/users?name=a&sort=-name&limit=2'",
        "  curl " + one,
        put + some + "' " + one + "/projects",
        "  curl " + url + "/teams/" + first(two),
        put + "{\"role\":\"lead\"}' " + one + "/teams/" + last(two),
        "");
  }

  private static List<Long> keys(Flux<Long> keys) {
    return Objects.requireNonNull(keys.collectList().block(PATIENCE));
  }

  /** The first key, or one that no row has. */
  private static long first(List<Long> keys) {
    return keys.isEmpty() ? 0 : keys.get(0);
  }

  private static long last(List<Long> keys) {
    return keys.isEmpty() ? 0 : keys.get(keys.size() - 1);
  }
}
