package io.sluice.benchmarks.spring;

import io.sluice.benchmarks.work.Difference;
import io.sluice.benchmarks.work.Links;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Links by SQL: there are no associations. */
final class SpringLinks implements Links {
  private final DatabaseClient client;
  private final TransactionalOperator transactions;

  SpringLinks(DatabaseClient client, TransactionalOperator transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  @Override
  public Mono<Long> setProjects(long user, List<Long> projects) {
    return linked("SELECT id FROM projects WHERE owner_id = $1", user)
        .map(linked -> Difference.of(linked, projects))
        .flatMap(
            difference ->
                changed(
                    difference,
                    user,
                    "UPDATE projects SET owner_id = NULL WHERE owner_id = $1 AND id IN (SELECT *"
                        + " FROM unnest($2))",
                    "UPDATE projects SET owner_id = $1 WHERE id IN (SELECT * FROM unnest($2))"))
        .as(transactions::transactional);
  }

  @Override
  public Mono<Long> setTags(long project, List<Long> tags) {
    return linked("SELECT tag_id FROM project_tags WHERE project_id = $1", project)
        .map(linked -> Difference.of(linked, tags))
        .flatMap(
            difference ->
                changed(
                    difference,
                    project,
                    "DELETE FROM project_tags WHERE project_id = $1 AND tag_id IN (SELECT * FROM"
                        + " unnest($2))",
                    "INSERT INTO project_tags (project_id, tag_id) SELECT $1, * FROM unnest($2)"))
        .as(transactions::transactional);
  }

  private Mono<List<Long>> linked(String sql, long key) {
    return client
        .sql(sql)
        .bind(0, key)
        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
        .all()
        .collectList();
  }

  private Mono<Long> changed(Difference difference, long key, String unlink, String link) {
    return written(unlink, key, difference.surplusKeys())
        .flatMap(
            unlinked ->
                written(link, key, difference.missingKeys())
                    .map(linked -> difference.checked(unlinked, linked)));
  }

  private Mono<Long> written(String sql, long key, Long[] keys) {
    return client.sql(sql).bind(0, key).bind(1, keys).fetch().rowsUpdated();
  }
}
