package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.work.Reads;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.stage.Stage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads by sessions and HQL. */
final class HibernateReads implements Reads {
  private static final int PAGE = 5_000;
  private static final int IN_FLIGHT = 64;

  private final Sessions sessions;

  HibernateReads(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<Long> find(long id) {
    return sessions.with(s -> s.find(User.class, id)).map(User::sum);
  }

  /** Page after page, as there is nothing that reads row by row. */
  @Override
  public Flux<Long> stream(long last) {
    return page(0, last)
        .expand(
            users ->
                users.size() < PAGE
                    ? Mono.empty()
                    : page(Objects.requireNonNull(users.get(PAGE - 1).id), last))
        .concatMapIterable(users -> users)
        .map(User::sum);
  }

  private Mono<List<User>> page(long after, long last) {
    return sessions.withoutContext(
        s ->
            s.createSelectionQuery(
                    "from User where id > :after and id <= :last order by id", User.class)
                .setParameter("after", after)
                .setParameter("last", last)
                .setMaxResults(PAGE)
                .getResultList());
  }

  @Override
  public Mono<Long> usersWithProjects(long last) {
    return sessions
        .with(s -> users(s, last))
        .map(users -> users.stream().mapToLong(HibernateReads::sumWithProjects).sum());
  }

  private static CompletionStage<List<User>> users(Stage.Session session, long last) {
    return session
        .createSelectionQuery(
            "select distinct u from User u left join fetch u.projects where u.id <= :last",
            User.class)
        .setParameter("last", last)
        .getResultList();
  }

  private static long sumWithProjects(User user) {
    return user.sum() + user.projects.stream().mapToLong(Project::sum).sum();
  }

  @Override
  public Mono<Long> usersWithTags(long last) {
    return sessions
        .with(
            s -> users(s, last).thenCompose(users -> tagged(s, last).thenApply(projects -> users)))
        .map(users -> users.stream().mapToLong(HibernateReads::sumWithTags).sum());
  }

  private static CompletionStage<List<Project>> tagged(Stage.Session session, long last) {
    return session
        .createSelectionQuery(
            "select distinct p from Project p left join fetch p.tags where p.owner.id <= :last",
            Project.class)
        .setParameter("last", last)
        .getResultList();
  }

  private static long sumWithTags(User user) {
    return user.sum() + user.projects.stream().mapToLong(Project::sumWithTags).sum();
  }

  @Override
  public Flux<Long> projectsOneByOne(long last) {
    return sessions
        .with(
            s ->
                s.createSelectionQuery("from User where id <= :last", User.class)
                    .setParameter("last", last)
                    .getResultList())
        .flatMapIterable(users -> users)
        .flatMap(this::projects, IN_FLIGHT);
  }

  /** In a session of its own: one session does one thing after another. */
  private Mono<Long> projects(User user) {
    return sessions
        .with(
            s ->
                s.createSelectionQuery("from Project where owner.id = :owner", Project.class)
                    .setParameter("owner", user.id)
                    .getResultList())
        .map(projects -> projects.stream().mapToLong(Project::sum).sum());
  }
}
