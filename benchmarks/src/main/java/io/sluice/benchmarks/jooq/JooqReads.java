package io.sluice.benchmarks.jooq;

import static io.sluice.benchmarks.jooq.Schema.AGE;
import static io.sluice.benchmarks.jooq.Schema.BUDGET;
import static io.sluice.benchmarks.jooq.Schema.CREATED_AT;
import static io.sluice.benchmarks.jooq.Schema.EMAIL;
import static io.sluice.benchmarks.jooq.Schema.ID;
import static io.sluice.benchmarks.jooq.Schema.ID_OF_TAG;
import static io.sluice.benchmarks.jooq.Schema.NAME;
import static io.sluice.benchmarks.jooq.Schema.OWNER_ID;
import static io.sluice.benchmarks.jooq.Schema.PROJECTS;
import static io.sluice.benchmarks.jooq.Schema.PROJECT_ID;
import static io.sluice.benchmarks.jooq.Schema.PROJECT_TAGS;
import static io.sluice.benchmarks.jooq.Schema.TAGS;
import static io.sluice.benchmarks.jooq.Schema.TAG_ID;
import static io.sluice.benchmarks.jooq.Schema.TITLE;
import static io.sluice.benchmarks.jooq.Schema.USERS;
import static io.sluice.benchmarks.jooq.Schema.VERSION;
import static org.jooq.impl.DSL.any;

import io.sluice.benchmarks.work.Reads;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads by typed SQL; trees are put together by hand. */
final class JooqReads implements Reads {
  private static final int FETCH = 2_000;
  private static final int IN_FLIGHT = 64;

  private final DSLContext context;

  JooqReads(DSLContext context) {
    this.context = context;
  }

  @Override
  public Mono<Long> find(long id) {
    return users(ID.eq(id), 0).singleOrEmpty().map(User::sum);
  }

  @Override
  public Flux<Long> stream(long last) {
    return users(ID.le(last), FETCH).map(User::sum);
  }

  @Override
  public Mono<Long> usersWithProjects(long last) {
    return users(ID.le(last), 0)
        .collectList()
        .flatMap(
            users ->
                projects(OWNER_ID.eq(any(keys(users))))
                    .collect(Collectors.groupingBy(Project::ownerId))
                    .map(
                        byOwner ->
                            users.stream()
                                .mapToLong(user -> user.sum() + sum(user, byOwner, Map.of()))
                                .sum()));
  }

  @Override
  public Mono<Long> usersWithTags(long last) {
    return users(ID.le(last), 0)
        .collectList()
        .flatMap(
            users ->
                projects(OWNER_ID.eq(any(keys(users))))
                    .collectList()
                    .flatMap(projects -> tagged(users, projects)));
  }

  private Mono<Long> tagged(List<User> users, List<Project> projects) {
    Map<Long, List<Project>> byOwner =
        projects.stream().collect(Collectors.groupingBy(Project::ownerId));
    Long[] keys = projects.stream().map(Project::id).toArray(Long[]::new);
    return Flux.from(
            context
                .select(PROJECT_ID, ID_OF_TAG, NAME)
                .from(PROJECT_TAGS)
                .join(TAGS)
                .on(ID_OF_TAG.eq(TAG_ID))
                .where(PROJECT_ID.eq(any(keys))))
        .map(Records.mapping(Tag::new))
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
    return users(ID.le(last), 0)
        .flatMap(
            user -> projects(OWNER_ID.eq(user.id())).map(Project::sum).reduce(0L, Long::sum),
            IN_FLIGHT);
  }

  private static Long[] keys(List<User> users) {
    return users.stream().map(User::id).toArray(Long[]::new);
  }

  private Flux<User> users(Condition condition, int fetchSize) {
    return Flux.from(
            context
                .select(ID, NAME, EMAIL, AGE, CREATED_AT, VERSION)
                .from(USERS)
                .where(condition)
                .fetchSize(fetchSize))
        .map(Records.mapping(User::new));
  }

  private Flux<Project> projects(Condition condition) {
    return Flux.from(
            context.select(ID, OWNER_ID, TITLE, BUDGET, CREATED_AT).from(PROJECTS).where(condition))
        .map(Records.mapping(Project::new));
  }
}
