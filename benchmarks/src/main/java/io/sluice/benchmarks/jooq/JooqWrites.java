package io.sluice.benchmarks.jooq;

import static io.sluice.benchmarks.jooq.Publishers.one;
import static io.sluice.benchmarks.jooq.Schema.ACCOUNTS;
import static io.sluice.benchmarks.jooq.Schema.AGE;
import static io.sluice.benchmarks.jooq.Schema.CREATED_AT;
import static io.sluice.benchmarks.jooq.Schema.EMAIL;
import static io.sluice.benchmarks.jooq.Schema.ID;
import static io.sluice.benchmarks.jooq.Schema.NAME;
import static io.sluice.benchmarks.jooq.Schema.USERS;
import static io.sluice.benchmarks.jooq.Schema.VERSION;

import io.sluice.benchmarks.work.Draft;
import io.sluice.benchmarks.work.Writes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep5;
import org.jooq.Record;
import org.jooq.Records;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes by typed SQL; many rows as several VALUES in a statement, in chunks. */
final class JooqWrites implements Writes {
  private static final int CHUNK = 1_000;
  private static final int CHUNKS_AT_ONCE = 4;

  private final DSLContext context;

  JooqWrites(DSLContext context) {
    this.context = context;
  }

  @Override
  public Mono<Long> create(Draft draft) {
    return one(insert(List.of(draft)).returning(ID)).map(row -> row.get(ID));
  }

  @Override
  public Flux<Long> createAll(Flux<Draft> drafts, int count) {
    return drafts
        .buffer(CHUNK)
        .flatMap(
            chunk -> Flux.from(insert(chunk).returning(ID)).map(row -> row.get(ID)),
            CHUNKS_AT_ONCE);
  }

  @Override
  public Mono<Long> load(Flux<Draft> drafts) {
    return drafts
        .buffer(CHUNK)
        .flatMap(chunk -> one(insert(chunk)).map(Integer::longValue), CHUNKS_AT_ONCE)
        .reduce(0L, Long::sum);
  }

  private InsertValuesStep5<Record, String, String, Integer, OffsetDateTime, Integer> insert(
      List<Draft> drafts) {
    InsertValuesStep5<Record, String, String, Integer, OffsetDateTime, Integer> insert =
        context.insertInto(ACCOUNTS, NAME, EMAIL, AGE, CREATED_AT, VERSION);
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    for (Draft draft : drafts) {
      insert = insert.values(draft.name(), draft.email(), draft.age(), now, 0);
    }
    return insert;
  }

  @Override
  public Mono<Long> growInTransaction(long id) {
    return one(context.transactionPublisher(tx -> grow(tx.dsl(), id)));
  }

  @Override
  public Mono<Long> grow(long id) {
    return grow(context, id);
  }

  private static Mono<Long> grow(DSLContext context, long id) {
    return one(context
            .select(ID, NAME, EMAIL, AGE, CREATED_AT, VERSION)
            .from(USERS)
            .where(ID.eq(id)))
        .map(Records.mapping(User::new))
        .flatMap(user -> saved(context, user));
  }

  private static Mono<Long> saved(DSLContext context, User user) {
    return one(context
            .update(USERS)
            .set(NAME, user.name())
            .set(EMAIL, user.email())
            .set(AGE, user.age() + 1)
            .set(VERSION, user.version() + 1)
            .where(ID.eq(user.id()), VERSION.eq(user.version())))
        .filter(rows -> rows == 1)
        .map(Integer::longValue)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(user.id() + " was changed")));
  }
}
