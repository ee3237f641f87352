package io.sluice.examples;

import io.sluice.Model;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

  Greeting(Environment environment, Model<User> users, Model<Project> projects) {
    this.environment = environment;
    this.users = users;
    this.projects = projects;
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    lines().forEach(System.out::println);
  }

  /** The lines, with keys that are there. */
  List<String> lines() {
    String url =
        "http://localhost:" + environment.getProperty("local.server.port", "8080") + "/users";
    Long user =
        users
            .findAll(q -> q.order(User_.id.asc()).limit(1))
            .map(first -> Objects.requireNonNull(first.id()))
            .blockFirst(PATIENCE);
    List<Long> some =
        projects
            .findAll(q -> q.order(Project_.id.desc()).limit(2))
            .map(project -> Objects.requireNonNull(project.id()))
            .collectList()
            .block(PATIENCE);
    return List.of(
        "",
        "Sluice is at " + url + " (Ctrl+C ends it). Try:",
        "  curl '" + url + "?name=a&sort=-name&limit=2'",
        "  curl " + url + "/" + user,
        "  curl -X PUT -H 'Content-Type: application/json' -d '"
            + some
            + "' "
            + url
            + "/"
            + user
            + "/projects",
        "");
  }
}
