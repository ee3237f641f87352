package io.sluice.benchmarks.spring;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.r2dbc.spi.Readable;
import io.sluice.benchmarks.work.Reads;
import io.sluice.benchmarks.work.Sums;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads by criteria; trees are put together by hand. */
final class SpringReads implements Reads {
  private static final int FETCH = 2_000;
  private static final int IN_FLIGHT = 64;
  private static final String TAGS =
      "SELECT l.project_id, t.id, t.name FROM project_tags l JOIN tags t ON t.id = l.tag_id"
          + " WHERE l.project_id = ANY($1)";

  private final R2dbcEntityTemplate template;

  SpringReads(R2dbcEntityTemplate template) {
    this.template = template;
  }

  /** A tag of a project. */
  private record Tag(long projectId, long id, String name) {
    static Tag of(Readable row) {
      return new Tag(
          Objects.requireNonNull(row.get(0, Long.class)),
          Objects.requireNonNull(row.get(1, Long.class)),
          Objects.requireNonNull(row.get(2, String.class)));
    }

    long sum() {
      return Sums.tag(id, name);
    }
  }

  @Override
  public Mono<Long> find(long id) {
    return template.selectOne(query(where("id").is(id)), User.class).map(User::sum);
  }

  @Override
  public Flux<Long> stream(long last) {
    return template
        .select(User.class)
        .withFetchSize(FETCH)
        .matching(query(where("id").lessThanOrEquals(last)))
        .all()
        .map(User::sum);
  }

  @Override
  public Mono<Long> usersWithProjects(long last) {
    return users(last)
        .collectList()
        .flatMap(
            users ->
                projects(users)
                    .collect(Collectors.groupingBy(Project::ownerId))
                    .map(
                        byOwner ->
                            users.stream()
                                .mapToLong(user -> user.sum() + sum(user, byOwner))
                                .sum()));
  }

  private static long sum(User user, Map<Long, List<Project>> byOwner) {
    return byOwner.getOrDefault(user.id(), List.of()).stream().mapToLong(Project::sum).sum();
  }

  @Override
  public Mono<Long> usersWithTags(long last) {
    return users(last)
        .collectList()
        .flatMap(users -> projects(users).collectList().flatMap(found -> tagged(users, found)));
  }

  private Mono<Long> tagged(List<User> users, List<Project> projects) {
    Map<Long, List<Project>> byOwner =
        projects.stream().collect(Collectors.groupingBy(Project::ownerId));
    return template
        .getDatabaseClient()
        .sql(TAGS)
        .bind(0, projects.stream().map(Project::id).toArray(Long[]::new))
        .map(Tag::of)
        .all()
        .collect(Collectors.groupingBy(Tag::projectId))
        .map(
            byProject ->
                users.stream().mapToLong(user -> user.sum() + sum(user, byOwner, byProject)).sum());
  }

  private static long sum(
      User user, Map<Long, List<Project>> byOwner, Map<Long, List<Tag>> byProject) {
    return byOwner.getOrDefault(user.id(), List.of()).stream()
        .mapToLong(
            project ->
                project.sum()
                    + byProject.getOrDefault(project.id(), List.of()).stream()
                        .mapToLong(Tag::sum)
                        .sum())
        .sum();
  }

  @Override
  public Flux<Long> projectsOneByOne(long last) {
    return users(last)
        .flatMap(
            user ->
                template
                    .select(query(where("owner_id").is(user.id())), Project.class)
                    .map(Project::sum)
                    .reduce(0L, Long::sum),
            IN_FLIGHT);
  }

  private Flux<User> users(long last) {
    return template.select(query(where("id").lessThanOrEquals(last)), User.class);
  }

  private Flux<Project> projects(List<User> users) {
    List<Long> keys = users.stream().map(User::id).toList();
    return template.select(query(where("owner_id").in(keys)), Project.class);
  }
}
