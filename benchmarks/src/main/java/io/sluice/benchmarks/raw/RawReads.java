package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import io.sluice.benchmarks.work.Reads;
import java.util.List;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads whose statements alone a server says in its own way. */
abstract class RawReads implements Reads {
  private static final int IN_FLIGHT = 64;

  private final Statements statements;

  RawReads(Statements statements) {
    this.statements = statements;
  }

  final Statements statements() {
    return statements;
  }

  /** The users up to the key. */
  abstract Flux<User> users(Connection c, long last);

  /** The projects of all owners. */
  abstract Flux<Project> projects(Connection c, Long[] owners);

  /** The projects of one owner. */
  abstract Flux<Project> projectsOf(Connection c, long owner);

  /** The tags of all projects. */
  abstract Flux<Tag> tags(Connection c, Long[] projects);

  @Override
  public final Mono<Long> usersWithProjects(long last) {
    return statements.one(
        c -> withProjects(c, last, (users, projects) -> Mono.just(sum(users, projects))));
  }

  @Override
  public final Mono<Long> usersWithTags(long last) {
    return statements.one(
        c ->
            withProjects(
                c,
                last,
                (users, projects) ->
                    tags(c, Trees.keys(projects, Project::id))
                        .collectList()
                        .map(tags -> sum(users, Trees.tagged(projects, tags)))));
  }

  private Mono<Long> withProjects(
      Connection c, long last, BiFunction<List<User>, List<Project>, Mono<Long>> further) {
    return users(c, last)
        .collectList()
        .flatMap(
            users ->
                projects(c, Trees.keys(users, User::id))
                    .collectList()
                    .flatMap(projects -> further.apply(users, projects)));
  }

  private static long sum(List<User> users, List<Project> projects) {
    return Trees.sum(Trees.join(users, projects));
  }

  @Override
  public final Flux<Long> projectsOneByOne(long last) {
    return statements
        .many(c -> users(c, last))
        .flatMap(
            user ->
                statements
                    .many(c -> projectsOf(c, user.id()))
                    .map(Project::sum)
                    .reduce(0L, Long::sum),
            IN_FLIGHT);
  }
}
