package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.hook.Hooks;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Cases of the current transaction, which is that of the subscriber's context. */
public abstract class ContextCasesContract extends Contract {
  private final List<String> seen = new CopyOnWriteArrayList<>();

  protected ContextCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createFurtherTables() {
    database.sync(Article_.TYPE);
  }

  private Mono<List<String>> names() {
    return users.findAll(q -> q.order(User_.name.asc())).map(each -> each.name()).collectList();
  }

  /** Ends for both when both have come. */
  private static Mono<Void> meeting() {
    AtomicInteger come = new AtomicInteger();
    Sinks.Empty<Void> both = Sinks.empty();
    return Mono.defer(
        () -> {
          if (come.incrementAndGet() == 2) {
            both.tryEmitEmpty();
          }
          return both.asMono();
        });
  }

  @Test
  @DisplayName("CLS-02: of two transactions at once each is its own")
  void beside() {
    Mono<Void> written = meeting();
    Mono<Void> read = meeting();
    Function<String, Mono<List<String>>> own =
        name ->
            sluice.transactional(
                users
                    .create(User_.name.set(name))
                    .then(written)
                    .then(names())
                    .delayUntil(names -> read));

    assertThat(get(Flux.merge(own.apply("a"), own.apply("b")).collectList()))
        .containsExactlyInAnyOrder(List.of("a"), List.of("b"));
  }

  @Test
  @DisplayName("CLS-04: outside of a transaction there is none, while it runs and afterwards")
  void outside() {
    Sinks.Empty<Void> written = Sinks.empty();
    Sinks.Empty<Void> looked = Sinks.empty();
    Mono<List<String>> inside =
        sluice.transactional(
            users
                .create(User_.name.set("a"))
                .doOnNext(created -> written.tryEmitEmpty())
                .then(looked.asMono())
                .then(names()));
    Mono<List<String>> meanwhile =
        written.asMono().then(names()).doOnTerminate(looked::tryEmitEmpty);

    assertThat(get(Flux.mergeSequential(inside, meanwhile).collectList()))
        .containsExactly(List.of("a"), List.of());
    log.clear();
    assertThat(get(names())).containsExactly("a");
    assertThat(log.all()).hasSize(1);
    assertThat(failure(Sluice.current())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("CLS-05: the transaction of an operation is over with the operation")
  void ofOperation() {
    run(
        users
            .bulkCreate(Flux.just(User_.builder().name("a").build()))
            .thenMany(users.findOrCreate(User_.name.eq("b")))
            .thenMany(users.findAll())
            .then());

    List<String> all = log.all();
    assertThat(all).contains("BEGIN", "COMMIT");
    assertThat(all.get(all.size() - 1)).startsWith("SELECT");
    assertThat(all.lastIndexOf("COMMIT")).isGreaterThan(all.lastIndexOf("BEGIN"));
  }

  private <X> Function<X, Mono<?>> told(String name) {
    return any ->
        Sluice.current()
            .flatMap(current -> current.model(User_.TYPE).count())
            .doOnNext(count -> seen.add(name + " " + count));
  }

  private Hooks<Article> all(Hooks<Article> hooks) {
    return hooks
        .beforeCreate(write -> told("create").apply(write).then(write.proceed()))
        .afterCreate(told("create"))
        .beforeUpdate(write -> told("update").apply(write).then(write.proceed()))
        .afterUpdate(told("update"))
        .beforeUpsert(write -> told("upsert").apply(write).then(write.proceed()))
        .afterUpsert(told("upsert"))
        .beforeDestroy(told("destroy"))
        .afterDestroy(told("destroy"))
        .beforeRestore(told("restore"))
        .afterRestore(told("restore"))
        .beforeBulk(write -> told("bulk").apply(write).then(write.proceed()))
        .afterBulk(told("bulk"))
        .beforeFind(query -> told("find").apply(query).thenReturn(query))
        .afterFind(found -> told("find").apply(found).thenReturn(found));
  }

  /** Each operation of the model, one after the other. */
  private static Mono<Void> operations(Model<Article> model) {
    Query<Article> a = Query.of(Article_.TYPE).where(Article_.code.eq("a"));
    Condition<Article> any = Condition.all();
    return model
        .bulkCreate(Flux.just(Article_.builder().code("a").build()))
        .then(model.findAll(a).collectList())
        .then(model.count())
        .then(model.upsert(Article_.code.set("a"), Article_.note.set("n")))
        .then(model.updateWhere(any, Article_.note.set("m")))
        .then(model.findOne(a).flatMap(each -> model.update(each, Article_.note.set("o"))))
        .then(model.destroyWhere(any))
        .then(model.restoreWhere(any))
        .then(model.findOne(a).flatMap(each -> model.destroy(each).thenReturn(model.key(each))))
        .flatMap(model::restoreByPk)
        .then(model.create(Article_.code.set("b")))
        .then();
  }

  // one connection, so that a hook outside of the transaction would wait for it in vain
  @Test
  @DisplayName("CLS-07: the hooks of each operation are in its transaction")
  void hooks() {
    List<List<String>> expected = new ArrayList<>();
    for (boolean individually : List.of(false, true)) {
      Sluice one =
          database.sluice(
              1,
              settings ->
                  settings.hooks(
                      Article_.TYPE,
                      hooks -> individually ? all(hooks).individually() : all(hooks)));
      Model<Article> model = one.model(Article_.TYPE);
      Mono<Void> inTransaction =
          one.model(User_.TYPE).create(User_.name.set("marker")).then(operations(model));

      failure(one.transactional(inTransaction.then(Mono.error(new IllegalStateException("back")))));

      assertThat(seen).isNotEmpty().allMatch(each -> each.endsWith(" 1"));
      expected.add(seen.stream().map(each -> each.replace(" 1", "")).distinct().sorted().toList());
      seen.clear();
      database.requireNothingOpen(one);
    }
    List<String> kinds =
        List.of("bulk", "create", "destroy", "find", "restore", "update", "upsert");
    assertThat(expected).containsExactly(kinds, kinds);
    assertThat(get(sluice.model(Article_.TYPE).count())).isZero();
  }

  @Test
  @DisplayName("CLS-08: SQL of one's own is in the transaction, which goes on")
  void rawSql() {
    run(
        sluice.transactional(
            users
                .create(User_.name.set("a"))
                .then(sluice.sql("SELECT COUNT(*) FROM users").scalar(Long.class))
                .doOnNext(count -> seen.add("" + count))
                .then(names())
                .doOnNext(names -> seen.add("" + names))));

    assertThat(seen).containsExactly("1", "[a]");
    assertThat(log.all()).startsWith("BEGIN").endsWith("COMMIT");
    assertThat(log.all()).hasSize(has(Feature.INSERT_RETURNING) ? 5 : 6);
  }
}
