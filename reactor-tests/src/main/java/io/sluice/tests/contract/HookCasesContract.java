package io.sluice.tests.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.Model;
import io.sluice.hook.Hooks;
import io.sluice.hook.Write;
import io.sluice.hook.Written;
import io.sluice.query.Changes;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Cases of hooks that come from Sequelize; {@code NOT_PORTED.md} has the others. */
public abstract class HookCasesContract extends Contract {
  private final IllegalStateException whoops = new IllegalStateException("Whoops!");

  private final List<String> seen = new CopyOnWriteArrayList<>();

  protected HookCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void tables() {
    database.sync(Article_.TYPE);
  }

  private Model<Article> articles(UnaryOperator<Hooks<Article>> hooks) {
    return database
        .sluice(1, settings -> settings.hooks(Article_.TYPE, hooks))
        .model(Article_.TYPE);
  }

  private Model<User> users(UnaryOperator<Hooks<User>> hooks) {
    return database.sluice(1, settings -> settings.hooks(User_.TYPE, hooks)).model(User_.TYPE);
  }

  private <E> Function<Write<E>, Mono<Changes<E>>> before(String name) {
    return write -> Mono.fromRunnable(() -> seen.add(name)).then(write.proceed());
  }

  private <E> Function<Written<E>, Mono<?>> after(String name) {
    return written -> Mono.fromRunnable(() -> seen.add(name));
  }

  private <X> Mono<X> failing(Object any) {
    return Mono.error(whoops);
  }

  private void rejected(Publisher<?> operation) {
    StepVerifier.create(Flux.from(operation).then())
        .expectErrorSatisfies(error -> assertThat(error).isSameAs(whoops))
        .verify(PATIENCE);
  }

  private static Article article(String code) {
    return Article_.builder().code(code).shelf("A").build();
  }

  private Hooks<Article> spied(Hooks<Article> hooks) {
    return hooks
        .beforeCreate(before("beforeCreate"))
        .afterCreate(after("afterCreate"))
        .beforeUpdate(before("beforeUpdate"))
        .afterUpdate(after("afterUpdate"))
        .beforeUpsert(before("beforeUpsert"))
        .afterUpsert(after("afterUpsert"))
        .beforeDestroy(before("beforeDestroy"))
        .afterDestroy(after("afterDestroy"))
        .beforeRestore(before("beforeRestore"))
        .afterRestore(after("afterRestore"))
        .beforeBulk(before("beforeBulk"))
        .afterBulk(after("afterBulk"));
  }

  @DisplayName("HK-CR01, HK-U01, HK-D01, HK-R01, HK-UP01, INST-14: each operation has its own two")
  @Test
  void single() {
    Model<Article> spied = articles(this::spied);

    Article created = get(spied.create(article("a")));
    run(spied.update(created, Article_.note.set("n")));
    run(spied.upsert(Article_.code.set("a"), Article_.amount.set(2)));
    run(spied.destroy(created));
    run(spied.restoreByPk(spied.key(created)));

    assertThat(seen)
        .containsExactly(
            "beforeCreate",
            "afterCreate",
            "beforeUpdate",
            "afterUpdate",
            "beforeUpsert",
            "afterUpsert",
            "beforeDestroy",
            "afterDestroy",
            "beforeRestore",
            "afterRestore");
  }

  @DisplayName("HK-CR02, HK-U02: an error of the first hook is the end, the others do not run")
  @Test
  void firstFails() {
    Model<Article> failing =
        articles(hooks -> spied(hooks.beforeCreate(this::failing).beforeUpdate(this::failing)));
    Article kept = get(sluice.model(Article_.TYPE).create(article("a")));

    rejected(failing.create(article("b")));
    rejected(failing.update(kept, Article_.note.set("n")));

    assertThat(seen).isEmpty();
  }

  @DisplayName(
      "HK-CR05, HK-U04: hooks run in the order in which they were added, the last one wins")
  @Test
  void order() {
    Model<Article> hooked =
        articles(
            hooks ->
                hooks
                    .beforeCreate(write -> write.set(Article_.note.set("sad")))
                    .beforeCreate(write -> write.set(Article_.note.set("happy")))
                    .beforeUpdate(write -> write.set(Article_.note.set("neutral")))
                    .beforeUpdate(write -> write.set(Article_.note.set("glad"))));

    Article created = get(hooked.create(article("a").withNote("own")));
    assertThat(created.note()).isEqualTo("happy");
    assertThat(get(hooked.update(created, Article_.amount.set(3))).note()).isEqualTo("glad");
  }

  @DisplayName("HK-B01: bulkCreate has one hook before and one after, whose errors reject it")
  @Test
  void bulkCreate() {
    Flux<Article> rows = Flux.just(article("a"), article("b"));

    run(articles(this::spied).bulkCreate(rows).then());
    assertThat(seen).containsExactly("beforeBulk", "afterBulk");
    Flux<Article> others = Flux.just(article("c"), article("d"));
    rejected(articles(hooks -> hooks.beforeBulk(this::failing)).bulkCreate(others));
    rejected(articles(hooks -> hooks.afterBulk(this::failing)).bulkCreate(others));
    assertThat(get(sluice.model(Article_.TYPE).count())).isEqualTo(2);
  }

  @DisplayName("HK-B02: individually, each row is changed before, and told of after it was created")
  @Test
  void bulkCreateIndividually() {
    Model<Article> hooked =
        articles(
            hooks ->
                hooks
                    .individually()
                    .beforeCreate(write -> write.set(Article_.note.set("true")))
                    .afterCreate(
                        written -> Mono.fromRunnable(() -> seen.add("" + written.row().code())))
                    .afterBulk(after("afterBulk")));

    List<Article> created =
        get(hooked.bulkCreate(Flux.just(article("a"), article("b"), article("c"))).collectList());

    assertThat(created).extracting(Article::note).containsOnly("true");
    assertThat(seen).containsExactly("a", "b", "c", "afterBulk");
  }

  @DisplayName("HK-B04, HK-B08, HK-B10: of a condition, also where it finds nothing")
  @Test
  void ofConditions() {
    Model<Article> spied = articles(this::spied);
    Condition<Article> which = Article_.shelf.eq("none");

    run(spied.updateWhere(which, Article_.note.set("n")));
    run(spied.destroyWhere(which));
    run(spied.restoreWhere(which));

    assertThat(seen)
        .containsExactly(
            "beforeBulk", "afterBulk", "beforeBulk", "afterBulk", "beforeBulk", "afterBulk");
    for (Model<Article> failing :
        List.of(
            articles(hooks -> hooks.beforeBulk(this::failing)),
            articles(hooks -> hooks.afterBulk(this::failing)))) {
      rejected(failing.updateWhere(which, Article_.note.set("n")));
      rejected(failing.destroyWhere(which));
      rejected(failing.restoreWhere(which));
    }
  }

  @DisplayName(
      "HK-B05, HK-B07, MOD-38: individually, each row that a condition finds is updated by itself")
  @Test
  void updateIndividually() {
    Model<Article> plain = sluice.model(Article_.TYPE);
    run(plain.bulkCreate(Flux.just(article("a"), article("b"), article("c"))).then());
    Model<Article> hooked =
        articles(
            hooks ->
                hooks
                    .individually()
                    .beforeUpdate(
                        write -> {
                          assertThat(write.changes().attributes()).contains(Article_.amount);
                          return write.set(
                              Article_.note.set("of " + requireNonNull(write.entity()).code()));
                        }));

    assertThat(get(hooked.updateWhere(Condition.all(), Article_.amount.set(10)))).isEqualTo(3);
    assertThat(get(plain.findAll(q -> q.order(Article_.code.asc())).collectList()))
        .extracting(Article::note)
        .containsExactly("of a", "of b", "of c");

    Model<Article> failing =
        articles(
            hooks ->
                hooks.individually().beforeUpdate(this::failing).afterBulk(after("afterBulk")));
    rejected(failing.updateWhere(Condition.all(), Article_.amount.set(11)));
    assertThat(seen).isEmpty();
  }

  @DisplayName("HK-B11: individually, each row is restored by itself, or none")
  @Test
  void restoreIndividually() {
    Model<Article> plain = sluice.model(Article_.TYPE);
    run(plain.bulkCreate(Flux.just(article("a"), article("b"), article("c"))).then());
    run(plain.destroyWhere(Condition.all()));
    Model<Article> hooked =
        articles(
            hooks ->
                hooks
                    .individually()
                    .beforeRestore(before("beforeRestore"))
                    .afterRestore(after("afterRestore")));

    rejected(
        articles(hooks -> hooks.individually().beforeRestore(this::failing))
            .restoreWhere(Article_.shelf.eq("A")));
    assertThat(get(hooked.restoreWhere(Article_.shelf.eq("A")))).isEqualTo(3);
    assertThat(seen).filteredOn("beforeRestore"::equals).hasSize(3);
    assertThat(seen).filteredOn("afterRestore"::equals).hasSize(3);
  }

  @DisplayName("HK-A07, HK-A10, HK-CR04: links have no hooks of single rows")
  @Test
  void links() {
    Model<User> spied =
        users(
            hooks ->
                hooks
                    .beforeUpdate(before("beforeUpdate"))
                    .beforeCreate(before("beforeCreate"))
                    .afterUpdate(after("afterUpdate")));
    User ada = get(spied.create(User_.name.set("Ada")));
    seen.clear();

    run(ada.projects().add(project("P")));
    run(ada.projects().remove(project("Q")));

    assertThat(seen).isEmpty();
  }

  @DisplayName(
      "HK-C01, HK-F01, HK-F02, HK-F04: a find and a count are asked for what the hook says")
  @Test
  void finds() {
    run(sluice.model(Article_.TYPE).bulkCreate(Flux.just(article("joe"), article("adam"))).then());
    Model<Article> hooked =
        articles(
            hooks ->
                hooks
                    .beforeFind(query -> Mono.just(query.where(Article_.code.eq("adam"))))
                    .afterFind(found -> Mono.just(found.withNote("sad"))));

    assertThat(get(hooked.count())).isEqualTo(1);
    assertThat(get(hooked.findAll().collectList()))
        .extracting(Article::code, Article::note)
        .containsExactly(tuple("adam", "sad"));
    for (Model<Article> failing :
        List.of(
            articles(hooks -> hooks.beforeFind(this::failing)),
            articles(hooks -> hooks.afterFind(this::failing)))) {
      rejected(failing.findAll());
      rejected(failing.findOne(q -> q));
    }
    rejected(articles(hooks -> hooks.beforeFind(this::failing)).count());
  }
}
