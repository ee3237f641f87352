package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import io.sluice.benchmarks.work.Difference;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Links on MariaDB: lists of keys are placeholders. */
final class MariaDbLinks extends RawLinks {
  private static final String LINKED = "SELECT id FROM projects WHERE owner_id = ?";
  private static final String UNLINK =
      "UPDATE projects SET owner_id = NULL WHERE owner_id = ? AND id IN ";
  private static final String LINK = "UPDATE projects SET owner_id = ? WHERE id IN ";
  private static final String TAGGED = "SELECT tag_id FROM project_tags WHERE project_id = ?";
  private static final String UNTAG =
      "DELETE FROM project_tags WHERE project_id = ? AND tag_id IN ";
  private static final String TAG =
      "INSERT INTO project_tags (project_id, tag_id) SELECT ?, id FROM tags WHERE id IN ";

  MariaDbLinks(Statements statements) {
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
        written(c, unlink, key, difference.surplus()),
        written(c, link, key, difference.missing()));
  }

  private static Mono<Long> written(Connection c, String sql, long key, Collection<Long> keys) {
    String all = sql + Placeholders.list(keys.size());
    return Statements.written(c, all, Placeholders.values(key, keys));
  }
}
