package io.sluice.examples;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.result.Joined;
import io.sluice.result.Linked;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the tables and, if there are no users, the first rows. Comes before the web server, which
 * starts in a later phase, and blocks until it is done: a request never sees half of it.
 */
@Component
class Seeding implements SmartLifecycle {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Sluice sluice;
  private final Model<User> users;
  private final Model<Project> projects;
  private final Model<Team> teams;
  private volatile boolean running;

  Seeding(Sluice sluice, Model<User> users, Model<Project> projects, Model<Team> teams) {
    this.sluice = sluice;
    this.users = users;
    this.projects = projects;
    this.teams = teams;
  }

  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    sluice
        .sync(User_.TYPE, Project_.TYPE, Task_.TYPE, Team_.TYPE, Membership_.TYPE)
        .then(users.count())
        .filter(count -> count == 0)
        .flatMap(none -> sluice.transactional(seed()))
        .block(PATIENCE);
    running = true;
  }

  private Mono<Void> seed() {
    Mono<User> ada =
        user("Ada Lovelace", "ada@example.org")
            .flatMap(
                user ->
                    project(user, "Analytical Engine", "1700.00")
                        .flatMap(p -> tasks(p, "Mill", "Store", "Card reader"))
                        .then(project(user, "Notes on the Engine", "40.00"))
                        .flatMap(p -> tasks(p, "Translate Menabrea", "Note G"))
                        .thenReturn(user));
    Mono<User> grace =
        user("Grace Hopper", "grace@example.org")
            .flatMap(
                user ->
                    project(user, "FLOW-MATIC", "95000.00")
                        .flatMap(p -> tasks(p, "Data definitions", "Compiler"))
                        .then(project(user, "Harvard Mark I manual", "1200.50"))
                        .flatMap(p -> tasks(p, "Appendix"))
                        .thenReturn(user));
    Mono<Void> others =
        projects
            .create(Project_.title.set("Centaur"), Project_.budget.set(new BigDecimal("72000")))
            .then();
    return Flux.concat(
            ada,
            grace,
            user("Alan Turing", "alan@example.org"),
            user("Annie Easley", "annie@example.org"))
        .collectList()
        .flatMap(all -> teams(all.get(0), all.get(1), all.get(2)))
        .then(others);
  }

  private Mono<Void> teams(User ada, User grace, User alan) {
    return team("Engines", List.of(role(ada, "lead"), role(alan, "reader")))
        .then(team("Compilers", List.of(role(grace, "lead"), role(alan, "advisor"))))
        .then();
  }

  private Mono<Linked> team(String name, List<Joined<User, Membership>> members) {
    return teams.create(Team_.name.set(name)).flatMap(team -> team.members().addJoined(members));
  }

  private static Joined<User, Membership> role(User user, String role) {
    return new Joined<>(user, Membership_.builder().role(role).build());
  }

  private Mono<User> user(String name, String email) {
    return users.create(User_.name.set(name), User_.email.set(email));
  }

  private static Mono<Project> project(User owner, String title, String budget) {
    return owner
        .projects()
        .create(Project_.title.set(title), Project_.budget.set(new BigDecimal(budget)));
  }

  private static Mono<Void> tasks(Project project, String... titles) {
    return Flux.fromIterable(List.of(titles))
        .concatMap(title -> project.tasks().create(Task_.title.set(title), Task_.done.set(false)))
        .then();
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
