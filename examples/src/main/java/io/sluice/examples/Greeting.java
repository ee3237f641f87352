package io.sluice.examples;

import io.sluice.Model;
import io.sluice.query.Query;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

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
    List<Object> user = keys(users, q -> q.order(User_.id.asc()).limit(1));
    List<Object> some = keys(projects, q -> q.order(Project_.id.desc()).limit(2));
    List<Object> two = keys(teams, q -> q.order(Team_.id.asc()).limit(2));
    String one = url + "/users/" + first(user);
    String put = "  curl -X PUT -H 'Content-Type: application/json' -d '";
    return List.of(
        "",
        "Sluice is at " + url + "/users (Ctrl+C ends it). Try:",
        "  curl '" + url + "/users?name=a&sort=-name&limit=2'",
        "  curl " + one,
        "  curl " + url + "/teams/" + first(two),
        put + some + "' " + one + "/projects",
        put + "{\"role\":\"lead\"}' " + one + "/teams/" + last(two),
        "");
  }

  private static <E> List<Object> keys(Model<E> model, UnaryOperator<Query<E>> query) {
    return Objects.requireNonNull(
        model.findAll(query).map(model::key).collectList().block(PATIENCE));
  }

  /** The first key, or one that no row has. */
  private static Object first(List<Object> keys) {
    return keys.isEmpty() ? 0 : keys.get(0);
  }

  private static Object last(List<Object> keys) {
    return keys.isEmpty() ? 0 : keys.get(keys.size() - 1);
  }
}
