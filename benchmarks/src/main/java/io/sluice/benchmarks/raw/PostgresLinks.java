package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import io.sluice.benchmarks.work.Difference;
import java.util.List;
import reactor.core.publisher.Mono;

/** Links on PostgreSQL: lists of keys are one array. */
final class PostgresLinks extends RawLinks {
  private static final String LINKED = "SELECT id FROM projects WHERE owner_id = $1";
  private static final String UNLINK =
      "UPDATE projects SET owner_id = NULL WHERE owner_id = $1 AND id IN (SELECT * FROM"
          + " unnest($2))";
  private static final String LINK =
      "UPDATE projects SET owner_id = $1 WHERE id IN (SELECT * FROM unnest($2))";
  private static final String TAGGED = "SELECT tag_id FROM project_tags WHERE project_id = $1";
  private static final String UNTAG =
      "DELETE FROM project_tags WHERE project_id = $1 AND tag_id IN (SELECT * FROM unnest($2))";
  private static final String TAG =
      "INSERT INTO project_tags (project_id, tag_id) SELECT $1, * FROM unnest($2)";

  PostgresLinks(Statements statements) {
    super(statements);
  }

  @Override
  public Mono<Long> setProjects(long user, List<Long> projects) {
    return set(
        LINKED, user, projects, (c, difference) -> changed(c, difference, user, UNLINK, LINK));
  }

  @Override
  public Mono<Long> setTags(long project, List<Long> tags) {
    return set(
        TAGGED, project, tags, (c, difference) -> changed(c, difference, project, UNTAG, TAG));
  }

  private static Mono<Long> changed(
      Connection c, Difference difference, long key, String unlink, String link) {
    return changed(
        difference,
        Statements.written(c, unlink, key, difference.surplusKeys()),
        Statements.written(c, link, key, difference.missingKeys()));
  }
}
