package io.sluice.benchmarks.jooq;

import static io.sluice.benchmarks.jooq.Publishers.one;
import static io.sluice.benchmarks.jooq.Schema.ID;
import static io.sluice.benchmarks.jooq.Schema.OWNER_ID;
import static io.sluice.benchmarks.jooq.Schema.PROJECTS;
import static io.sluice.benchmarks.jooq.Schema.PROJECT_ID;
import static io.sluice.benchmarks.jooq.Schema.PROJECT_TAGS;
import static io.sluice.benchmarks.jooq.Schema.TAG_ID;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import io.sluice.benchmarks.work.Difference;
import io.sluice.benchmarks.work.Links;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.RowCountQuery;
import org.jooq.Select;
import org.jooq.Table;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Links by typed SQL. */
final class JooqLinks implements Links {
  private final DSLContext context;

  JooqLinks(DSLContext context) {
    this.context = context;
  }

  @Override
  public Mono<Long> setProjects(long user, List<Long> projects) {
    return one(
        context.transactionPublisher(
            tx ->
                keys(tx.dsl().select(ID).from(PROJECTS).where(OWNER_ID.eq(user)))
                    .map(linked -> Difference.of(linked, projects))
                    .flatMap(
                        difference ->
                            changed(
                                difference,
                                tx.dsl()
                                    .update(PROJECTS)
                                    .set(OWNER_ID, (Long) null)
                                    .where(
                                        OWNER_ID.eq(user), ID.in(each(difference.surplusKeys()))),
                                tx.dsl()
                                    .update(PROJECTS)
                                    .set(OWNER_ID, user)
                                    .where(ID.in(each(difference.missingKeys())))))));
  }

  @Override
  public Mono<Long> setTags(long project, List<Long> tags) {
    return one(
        context.transactionPublisher(
            tx ->
                keys(tx.dsl().select(TAG_ID).from(PROJECT_TAGS).where(PROJECT_ID.eq(project)))
                    .map(linked -> Difference.of(linked, tags))
                    .flatMap(
                        difference ->
                            changed(
                                difference,
                                tx.dsl()
                                    .deleteFrom(PROJECT_TAGS)
                                    .where(
                                        PROJECT_ID.eq(project),
                                        TAG_ID.in(each(difference.surplusKeys()))),
                                tagging(tx.dsl(), project, difference.missingKeys())))));
  }

  private static RowCountQuery tagging(DSLContext context, long project, Long[] tags) {
    Table<?> keys = unnest(tags).as("k", "tag_id");
    Field<Long> key = keys.field("tag_id", Long.class);
    return context
        .insertInto(PROJECT_TAGS, PROJECT_ID, TAG_ID)
        .select(select(val(project), key).from(keys));
  }

  private static Select<Record1<Long>> each(Long[] keys) {
    Table<?> table = unnest(keys).as("k", "key");
    return select(table.field("key", Long.class)).from(table);
  }

  private static Mono<List<Long>> keys(Select<Record1<Long>> select) {
    return Flux.from(select).map(Record1::value1).collectList();
  }

  private static Mono<Long> changed(
      Difference difference, RowCountQuery unlink, RowCountQuery link) {
    return one(unlink)
        .flatMap(unlinked -> one(link).map(linked -> difference.checked(unlinked, linked)));
  }
}
