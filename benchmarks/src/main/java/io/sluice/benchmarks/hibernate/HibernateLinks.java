package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.work.Difference;
import io.sluice.benchmarks.work.Links;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.stage.Stage;
import reactor.core.publisher.Mono;

/**
 * Links by HQL, and by SQL where it has no word: a collection that is changed would be a statement
 * for each row.
 */
final class HibernateLinks implements Links {
  private final Sessions sessions;

  HibernateLinks(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<Long> setProjects(long user, List<Long> projects) {
    return sessions.inTransaction(
        s ->
            s.createSelectionQuery("select id from Project where owner.id = :key", Long.class)
                .setParameter("key", user)
                .getResultList()
                .thenCompose(
                    linked ->
                        changed(
                            Difference.of(linked, projects),
                            s.createMutationQuery(
                                    "update Project set owner = null"
                                        + " where owner.id = :key and id in (:keys)")
                                .setParameter("key", user),
                            s.createMutationQuery(
                                    "update Project set owner.id = :key" + " where id in (:keys)")
                                .setParameter("key", user))));
  }

  @Override
  public Mono<Long> setTags(long project, List<Long> tags) {
    return sessions.inTransaction(
        s ->
            s.createSelectionQuery(
                    "select t.id from Project p join p.tags t where p.id = :key", Long.class)
                .setParameter("key", project)
                .getResultList()
                .thenCompose(
                    linked ->
                        changed(
                            Difference.of(linked, tags),
                            s.createNativeQuery(
                                    "delete from {h-schema}project_tags"
                                        + " where project_id = :key and tag_id in (:keys)")
                                .setParameter("key", project),
                            s.createNativeQuery(
                                    "insert into {h-schema}project_tags select :key, id"
                                        + " from {h-schema}tags where id in (:keys)")
                                .setParameter("key", project))));
  }

  private static CompletionStage<Long> changed(
      Difference difference, Stage.MutationQuery unlink, Stage.MutationQuery link) {
    return written(unlink, difference.surplus())
        .thenCompose(
            unlinked ->
                written(link, difference.missing())
                    .thenApply(linked -> difference.checked(unlinked, linked)));
  }

  private static CompletionStage<Integer> written(
      Stage.MutationQuery query, Collection<Long> keys) {
    return query.setParameter("keys", keys).executeUpdate();
  }
}
