package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.dialect.Feature;
import io.sluice.error.UniqueConstraintException;
import io.sluice.result.Stored;
import io.sluice.result.Stored.Outcome;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import io.sluice.transaction.Isolation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows that are created unless they are there. */
public abstract class FindOrCreateContract extends StockContract {
  private static final int CALLERS = 64;

  protected FindOrCreateContract(DatabaseUnderTest database) {
    super(database);
  }

  private Mono<Stored<User>> ada() {
    return users.findOrCreate(User_.email.eq("a"), User_.name.set("Ada"));
  }

  @DisplayName("a row is created of the condition's values and the others, then found")
  @Test
  void findOrCreate() {
    User created = created(ada());
    List<String> verbs = new ArrayList<>(List.of("SELECT"));
    verbs.addAll(oneReturned());
    assertThat(verbs()).isEqualTo(verbs);
    assertThat(created).returns("a", User::email).returns("Ada", User::name);

    assertThat(stored(ada(), Outcome.KEPT)).isEqualTo(created);
    assertThat(verbs()).containsExactly("SELECT");
    assertThat(
            stored(
                users.findOrCreate(
                    User_.email.eq("a").and(User_.name.eq("Ada")), List.of(User_.age.set(3))),
                Outcome.KEPT))
        .isEqualTo(created);
    assertThat(
            created(
                users.findOrCreate(
                    User_.email.eq("b").and(User_.age.ge(18)).and(User_.name.eq("Bob")),
                    User_.age.set(20))))
        .returns("Bob", User::name)
        .returns(20, User::age);
  }

  @DisplayName("what the condition says is not assigned again")
  @Test
  void assignedTwice() {
    assertThatThrownBy(() -> users.findOrCreate(User_.email.eq("a"), User_.email.set("b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.email");
  }

  @DisplayName("of many at once on one key just one creates the row")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void concurrent(boolean transactional) {
    Mono<Stored<User>> one = transactional ? ada().as(sluice::transactional) : ada();

    List<Stored<User>> all =
        get(Flux.range(0, CALLERS).flatMap(each -> one, CALLERS).collectList());

    assertThat(all).hasSize(CALLERS).filteredOn(Stored::created).hasSize(1);
    assertThat(all).extracting(each -> each.entity().id()).containsOnly(all.get(0).entity().id());
    values(users.count(), 1L);
  }

  @DisplayName("a transaction goes on after the INSERT that has failed")
  @Test
  void lostInTransaction() {
    User other = get(users.create(User_.email.set("a"), User_.name.set("of another")));
    log.clear();
    // the condition does not find the row, which is the same by its email
    Mono<Stored<User>> never =
        users.findOrCreate(
            User_.email.eq("a").and(User_.age.ge(18)), User_.name.set("Ada"), User_.age.set(20));

    failure(UniqueConstraintException.class, never);
    assertThat(log.statements()).filteredOn(each -> each.startsWith("INSERT")).hasSize(1);
    List<User> read =
        get(
            sluice.transaction(
                tx -> never.onErrorComplete().thenMany(users.findAll()).collectList()));
    assertThat(read).containsExactly(other);
  }

  @DisplayName("what another has created since is found in a transaction that sees the past")
  @Test
  void repeatableRead() {
    Mono<Stored<User>> late =
        sluice.transaction(
            tx ->
                users
                    .count()
                    .then(
                        sluice.outside(
                            users.create(User_.email.set("a"), User_.name.set("of another"))))
                    .then(ada()),
            o -> o.isolation(Isolation.REPEATABLE_READ));
    if (has(Feature.CHANGE_CONFLICTS)) {
      failure(UniqueConstraintException.class, late);
      return;
    }
    assertThat(stored(late, Outcome.KEPT).name()).isEqualTo("of another");
  }

  @DisplayName("createIfAbsent leaves alone what is there, and says so")
  @Test
  void createIfAbsent() {
    Article given = new Article(null, "A", null, null, null, "first", null);
    Article first = created(articles.createIfAbsent(given));
    assertThat(verbs()).isEqualTo(oneReturned());

    assertThat(stored(articles.createIfAbsent(given.withNote("second")), Outcome.KEPT))
        .isEqualTo(first);
    List<String> verbs = verbs();
    assertThat(verbs)
        .filteredOn(each -> each.equals("INSERT") || each.equals("SELECT"))
        .containsExactly("INSERT", "SELECT");
    run(articles.destroy(first));
    assertThat(
            stored(
                    articles.createIfAbsent(Article_.code.set("A"), Article_.note.set("x")),
                    Outcome.KEPT)
                .removedAt())
        .isNotNull();
    values(articles.count(), 0L);
  }

  @DisplayName("createIfAbsent in a transaction, which goes on")
  @Test
  void createIfAbsentInTransaction() {
    List<Outcome> outcomes =
        get(
            Flux.range(0, 3)
                .concatMap(
                    each ->
                        articles.createIfAbsent(
                            Article_.code.set("A"), Article_.note.set("n" + each)))
                .map(Stored::outcome)
                .collectList()
                .as(sluice::transactional));
    assertThat(outcomes).containsExactly(Outcome.CREATED, Outcome.KEPT, Outcome.KEPT);
    values(articles.findAll().map(each -> String.valueOf(each.note())), "n0");
  }

  @DisplayName("a row that is the same by something else is an error of createIfAbsent")
  @Test
  void anotherUniqueKey() {
    run(articles.create(Article_.code.set("A"), Article_.shelf.set("a"), Article_.place.set(1)));
    failure(
        UniqueConstraintException.class,
        articles.upsert(
            new Article(null, "B", "a", 1, null, null, null),
            o -> o.conflictOn(Article_.code).ignoreConflicts()));
  }

  @DisplayName("of many createIfAbsent at once one creates the row")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void absentAtOnce(boolean transactional) {
    Mono<Stored<Article>> one = articles.createIfAbsent(Article_.code.set("A"));
    Mono<Stored<Article>> each = transactional ? one.as(sluice::transactional) : one;
    List<Stored<Article>> all =
        get(Flux.range(0, CALLERS).flatMap(i -> each, CALLERS).collectList());
    assertThat(all).hasSize(CALLERS).filteredOn(Stored::created).hasSize(1);
    values(articles.count(), 1L);
  }
}
