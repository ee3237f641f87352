package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads on PostgreSQL: lists of keys are one array. */
final class PostgresReads extends RawReads {
  private static final int FETCH = 2_000;

  PostgresReads(Statements statements) {
    super(statements);
  }

  @Override
  public Mono<Long> find(long id) {
    return statements()
        .one(
            c ->
                Statements.row(
                    c, "SELECT " + User.COLUMNS + " FROM users WHERE id = $1", User::of, id))
        .map(User::sum);
  }

  @Override
  public Flux<Long> stream(long last) {
    // a statement without a value would be sent, and answered, as text
    String sql = "SELECT " + User.COLUMNS + " FROM users WHERE id <= $1";
    return statements()
        .many(
            c ->
                Flux.from(c.createStatement(sql).bind(0, last).fetchSize(FETCH).execute())
                    .concatMap(result -> result.map(User::of)))
        .map(User::sum);
  }

  @Override
  Flux<Tag> tags(Connection c, Long[] projects) {
    String sql =
        "SELECT "
            + Tag.COLUMNS
            + " FROM project_tags l JOIN tags t ON t.id = l.tag_id WHERE l.project_id = ANY($1)";
    return Statements.rows(c, sql, Tag::of, (Object) projects);
  }

  @Override
  Flux<Project> projectsOf(Connection c, long owner) {
    String sql = "SELECT " + Project.COLUMNS + " FROM projects WHERE owner_id = $1";
    return Statements.rows(c, sql, Project::of, owner);
  }

  @Override
  Flux<User> users(Connection c, long last) {
    String sql = "SELECT " + User.COLUMNS + " FROM users WHERE id <= $1";
    return Statements.rows(c, sql, User::of, last);
  }

  @Override
  Flux<Project> projects(Connection c, Long[] owners) {
    String sql = "SELECT " + Project.COLUMNS + " FROM projects WHERE owner_id = ANY($1)";
    return Statements.rows(c, sql, Project::of, (Object) owners);
  }
}
