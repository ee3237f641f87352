package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.Condition;
import io.sluice.result.Stored;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** Cases of rows that are found or created. */
public abstract class FindOrCreateCasesContract extends StockContract {
  private static final int CALLERS = 50;

  protected FindOrCreateCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  @DisplayName("CR-01, CR-11: a row that is created in a transaction, seen by others after it")
  void inATransaction() {
    Stored<User> stored =
        get(
            sluice.transactional(
                users
                    .findOrCreate(User_.email.eq("a"), User_.name.set("Ada"))
                    .flatMap(
                        created ->
                            sluice
                                .outside(users.count())
                                .doOnNext(count -> assertThat(count).isZero())
                                .thenReturn(created))));
    assertThat(stored.created()).isTrue();
    assertThat(stored.entity()).returns("a", User::email).returns("Ada", User::name);
    assertThat(get(users.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("CR-02: rows of two entities in one transaction")
  void twoEntities() {
    run(
        sluice.transactional(
            users
                .findOrCreate(User_.email.eq("a"), User_.name.set("Ada"))
                .then(articles.findOrCreate(Article_.code.eq("A")))));
    assertThat(get(users.count())).isEqualTo(1);
    assertThat(get(articles.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("CR-05, CR-17: another row that is the same by a unique value is an error, of both")
  void sameByAnother() {
    run(users.create(User_.name.set("x"), User_.email.set("gottlieb")));
    Condition<User> byAnother = User_.email.eq("gottlieb").and(User_.name.eq("y"));
    Condition<User> either = User_.name.eq("a").or(User_.name.eq("b"));
    for (Mono<Stored<User>> each :
        List.of(
            users.findOrCreate(byAnother),
            users.findOrCreate(either, User_.name.set("a"), User_.email.set("gottlieb")))) {
      List<Signal<Stored<User>>> both =
          get(Flux.just(each, each).flatMap(Mono::materialize, 2).collectList());
      assertThat(both)
          .hasSize(2)
          .allSatisfy(
              signal ->
                  assertThat(signal.getThrowable())
                      .isInstanceOfSatisfying(
                          UniqueConstraintException.class,
                          error -> assertThat(error.columns()).containsExactly("email")));
    }
  }

  private Mono<Stored<Article>> article(int place) {
    return articles.findOrCreate(
        Article_.shelf.eq("a").and(Article_.place.eq(place)), Article_.note.set("x"));
  }

  private List<Boolean> created(IntStream places) {
    return get(
        Flux.fromStream(places.boxed())
            .flatMap(this::article, CALLERS)
            .map(Stored::created)
            .collectList());
  }

  @Test
  @DisplayName("CR-07: fifty at once by a unique key of two attributes, different ones and one")
  void manyAtOnce() {
    assertThat(created(IntStream.range(0, CALLERS))).hasSize(CALLERS).containsOnly(true);
    assertThat(created(IntStream.range(0, CALLERS))).hasSize(CALLERS).containsOnly(false);
    assertThat(created(IntStream.generate(() -> CALLERS).limit(CALLERS)))
        .hasSize(CALLERS)
        .containsOnlyOnce(true);
    assertThat(get(articles.count())).isEqualTo(CALLERS + 1);
  }

  @Test
  @DisplayName("CR-14: one that fails gives its connection back")
  void givesBack() {
    Sluice one = database.sluice(1);
    Model<User> single = one.model(User_.TYPE);
    for (int i = 0; i < 10; i++) {
      failure(NotNullConstraintException.class, single.findOrCreate(User_.email.eq("a")));
    }
    database.requireNothingOpen(one);
  }

  @Test
  @DisplayName("CR-16: a hook that changes what the condition says lets one create the row")
  void changedByHook() {
    Sluice hooked =
        database.sluice(
            3,
            settings ->
                settings.hooks(
                    User_.TYPE,
                    hooks -> hooks.beforeCreate(write -> write.set(User_.email.set("mick")))));
    Mono<Stored<User>> one =
        hooked.model(User_.TYPE).findOrCreate(User_.email.eq("mick!"), User_.name.set("Mick"));
    List<Signal<Stored<User>>> all =
        get(Flux.range(0, 7).flatMap(each -> one.materialize(), 7).collectList());
    assertThat(all).filteredOn(Signal::isOnNext).hasSize(1);
    assertThat(all)
        .filteredOn(Signal::isOnError)
        .hasSize(6)
        .allSatisfy(
            each -> assertThat(each.getThrowable()).isInstanceOf(UniqueConstraintException.class));
    assertThat(get(users.findAll().map(each -> String.valueOf(each.email())).collectList()))
        .isEqualTo(List.of("mick"));
  }
}
