package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads on MariaDB: lists of keys are placeholders. */
final class MariaDbReads extends RawReads {
  MariaDbReads(Statements statements) {
    super(statements);
  }

  @Override
  public Mono<Long> find(long id) {
    String sql = "SELECT " + User.COLUMNS + " FROM users WHERE id = ?";
    return statements().one(c -> Statements.row(c, sql, User::of, id)).map(User::sum);
  }

  @Override
  public Flux<Long> stream(long last) {
    String sql = "SELECT " + User.COLUMNS + " FROM users WHERE id <= ?";
    return statements().many(c -> Statements.rows(c, sql, User::of, last)).map(User::sum);
  }

  @Override
  Flux<Tag> tags(Connection c, Long[] projects) {
    String sql =
        "SELECT "
            + Tag.COLUMNS
            + " FROM project_tags l JOIN tags t ON t.id = l.tag_id WHERE l.project_id IN "
            + Placeholders.list(projects.length);
    return Statements.rows(c, sql, Tag::of, (Object[]) projects);
  }

  @Override
  Flux<Project> projectsOf(Connection c, long owner) {
    return projects(c, new Long[] {owner});
  }

  @Override
  Flux<User> users(Connection c, long last) {
    String sql = "SELECT " + User.COLUMNS + " FROM users WHERE id <= ?";
    return Statements.rows(c, sql, User::of, last);
  }

  @Override
  Flux<Project> projects(Connection c, Long[] owners) {
    String sql =
        "SELECT "
            + Project.COLUMNS
            + " FROM projects WHERE owner_id IN "
            + Placeholders.list(owners.length);
    return Statements.rows(c, sql, Project::of, (Object[]) owners);
  }
}
