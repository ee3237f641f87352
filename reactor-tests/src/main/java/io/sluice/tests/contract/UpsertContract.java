package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.TransactionAbortedException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.query.UpsertOptions;
import io.sluice.result.Imported;
import io.sluice.result.Stored;
import io.sluice.result.Stored.Outcome;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import io.sluice.tests.stock.Contact;
import io.sluice.tests.stock.Contact_;
import io.sluice.tests.stock.Slot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One row that is created, or updated if it is there already. */
public abstract class UpsertContract extends StockContract {
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant THEN = Instant.parse("2024-01-02T00:00:00Z");

  protected UpsertContract(DatabaseUnderTest database) {
    super(database);
  }

  private Model<User> usersAt(Instant time) {
    return database
        .sluice(2, each -> each.clock(Clock.fixed(time, ZoneOffset.UTC)))
        .model(User_.TYPE);
  }

  @DisplayName("a row is created, then updated, with its times, version and key")
  @Test
  void stampsAndVersion() {
    User first = created(usersAt(FIRST).upsert(User_.email.set("a@x.org"), User_.name.set("Ada")));
    assertThat(verbs()).isEqualTo(oneUpserted());
    assertThat(first)
        .isEqualTo(new User(1L, "Ada", "a@x.org", null, 0, 0, FIRST, FIRST, HasMany.none()));

    User second =
        updated(usersAt(THEN).upsert(User_.email.set("a@x.org"), User_.name.set("Ada L.")));

    assertThat(verbs()).isEqualTo(oneUpserted());
    assertThat(second)
        .isEqualTo(new User(1L, "Ada L.", "a@x.org", null, 0, 1, FIRST, THEN, HasMany.none()));
    values(users.findAll(), second);
    one(second.projects().count(), 0L);
  }

  @DisplayName("an entity that was read goes by its key, whatever its times and version are")
  @Test
  void entities() {
    User ada = get(usersAt(FIRST).create(User_.name.set("Ada"), User_.visits.set(7)));
    User changed = ada.withName("Bea").withAge(3).withVersion(99).withCreatedAt(THEN);

    User stored = updated(usersAt(THEN).upsert(changed));

    assertThat(stored).isEqualTo(new User(1L, "Bea", null, 3, 7, 1, FIRST, THEN, HasMany.none()));
    run(users.purge(stored));
    assertThat(created(users.upsert(changed.withVisits(null))).id()).isEqualTo(1L);
  }

  @DisplayName("null is written, but not where it leaves the value to the database")
  @Test
  void nulls() {
    User ada = get(users.create(User_.name.set("Ada"), User_.email.set("a"), User_.visits.set(7)));
    User stored = updated(users.upsert(ada.withAge(3).withVisits(null)));
    assertThat(stored.age()).isEqualTo(3);
    assertThat(stored.visits()).isEqualTo(7);
    User third = updated(users.upsert(User_.id.set(1), User_.name.set("x"), User_.email.setNull()));
    assertThat(third.email()).isNull();
    assertThat(third.visits()).isEqualTo(7);
  }

  @DisplayName("by unique keys of several attributes, and by composite primary keys")
  @Test
  void compositeKeys() {
    Article first = get(articles.upsert(Article_.shelf.set("a"), Article_.place.set(1))).entity();
    Article second =
        updated(
            articles.upsert(
                Article_.shelf.set("a"), Article_.place.set(1), Article_.note.set("new")));
    assertThat(second).isEqualTo(first.withNote("new"));
    assertThat(second.amount()).isEqualTo(1);

    Slot slot = created(slots.upsert(new Slot("1", "left", "Ada", null, null)));
    assertThat(updated(slots.upsert(slot.withHolder("Bob"))).holder()).isEqualTo("Bob");
    assertThat(created(slots.upsert(slot.withSide("right"))).holder()).isEqualTo("Ada");
    values(slots.count(), 2L);
  }

  @DisplayName("a UUID that is made comes back")
  @Test
  void madeKeys() {
    Contact first =
        get(contacts.upsert(Contact_.username.set("ada"), Contact_.city.set("London"))).entity();
    assertThat(first.id()).isNotNull();
    Contact second =
        updated(contacts.upsert(Contact_.username.set("ada"), Contact_.city.set("Paris")));
    assertThat(second).isEqualTo(first.withCity("Paris"));
  }

  @DisplayName("what tells whether the row is there is the key, one that is unique, or said")
  @Test
  void conflictTargets() {
    run(articles.create(Article_.code.set("A"), Article_.shelf.set("a"), Article_.place.set(1)));
    assertThatThrownBy(() -> articles.upsert(Article_.note.set("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Article.code")
        .hasMessageContaining("create");
    Article both = new Article(null, "A", "b", 2, null, "by code", null);
    assertThatThrownBy(() -> articles.upsert(both))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Article.code")
        .hasMessageContaining("Article.shelf")
        .hasMessageContaining("conflictOn");
    assertThatThrownBy(() -> articles.upsert(both, o -> o.conflictOn(Article_.id)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Article.id has no value");

    Article stored = updated(articles.upsert(both, o -> o.conflictOn(Article_.code)));

    assertThat(stored).isEqualTo(both.withId(1L).withAmount(1));
    log.clear();
    run(articles.upsert(both, o -> o.conflictOn(Article_.code)));
    assertThat(log.statements().get(0))
        .contains(has(Feature.UPSERT_RETURNING) ? "ON CONFLICT (\"code\") DO UPDATE" : "ON DUPL");
  }

  @DisplayName("only some attributes, and what is computed of the row and of the new one")
  @Test
  void whatIsUpdated() {
    run(users.create(User_.email.set("a"), User_.name.set("Ada"), User_.visits.set(5)));
    User given = User_.builder().email("a").name("Bea").age(9).visits(2).build();

    assertThat(updated(users.upsert(given, o -> o.updateOnConflict(User_.age))))
        .returns("Ada", User::name)
        .returns(9, User::age)
        .returns(5, User::visits)
        .returns(1, User::version);
    assertThat(
            updated(
                users.upsert(
                    given, o -> o.setOnConflict(User_.visits.by(User_.visits.excluded())))))
        .returns("Ada", User::name)
        .returns(7, User::visits)
        .returns(2, User::version);
    assertThat(
            updated(
                users.upsert(
                    List.of(User_.email.set("a"), User_.name.set("C"), User_.visits.set(1)),
                    o ->
                        o.updateOnConflict(User_.visits)
                            .setOnConflict(User_.age.setTo(User_.visits)))))
        .returns(7, User::age)
        .returns(1, User::visits);
  }

  @DisplayName("of a condition that is not true the row is kept")
  @Test
  void conditions() {
    run(users.create(User_.email.set("a"), User_.name.set("Ada"), User_.visits.set(5)));
    User given = User_.builder().email("a").name("Bea").visits(4).build();
    UnaryOperator<UpsertOptions<User>> newer =
        o -> o.onlyIf(User_.visits.ltThan(User_.visits.excluded()));
    if (!has(Feature.UPSERT_CONDITION)) {
      failure(UnsupportedFeatureException.class, users.upsert(given, newer));
      values(users.findAll().map(User::name), "Ada");
      return;
    }
    log.clear();
    assertThat(stored(users.upsert(given, newer), Outcome.KEPT).name()).isEqualTo("Ada");
    assertThat(verbs()).containsExactly("INSERT", "SELECT");
    assertThat(updated(users.upsert(given.withVisits(6), newer)).name()).isEqualTo("Bea");
    assertThat(verbs()).containsExactly("INSERT");
    assertThat(created(users.upsert(given.withEmail("b"), newer)).name()).isEqualTo("Bea");
  }

  @DisplayName("what does not fit is an error at the call")
  @Test
  void wrongOptions() {
    User given = User_.builder().email("a").name("Bea").build();
    for (UnaryOperator<UpsertOptions<User>> each :
        List.<UnaryOperator<UpsertOptions<User>>>of(
            o -> o.updateOnConflict(User_.visits), // not in the row
            o -> o.updateOnConflict(User_.version),
            o -> o.setOnConflict(User_.version.set(3)),
            o -> o.setOnConflict(User_.version.expect(3)),
            o -> o.updateOnConflict(User_.name).setOnConflict(User_.name.set("x")))) {
      assertThatThrownBy(() -> users.upsert(given, each))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> users.upsert(User_.email.set("a"), User_.version.expect(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.findAll(q -> q.where(User_.age.eqTo(User_.age.excluded()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setOnConflict");
    User withRows = given.withProjects(HasMany.of(Project_.builder().title("x").build()));
    assertThatThrownBy(() -> users.upsert(withRows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("projects");
    run(users.create(User_.name.set("Ada")));
    User part = get(users.findByPk(1L, q -> q.attributes(User_.name)));
    assertThatThrownBy(() -> users.upsert(part))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.email");
  }

  @DisplayName("a row that was soft-deleted is restored, also in bulk")
  @Test
  void softDeleted() {
    Article first = get(articles.create(Article_.code.set("A"), Article_.note.set("old")));
    run(articles.destroy(first));

    Article second = updated(articles.upsert(Article_.code.set("A"), Article_.note.set("new")));

    assertThat(second).isEqualTo(first.withNote("new"));
    run(articles.destroy(second));
    values(
        articles.bulkUpsert(
            Flux.just(new Article(null, "A", null, null, null, "bulk", null)),
            o -> o.conflictOn(Article_.code).updateOnConflict(Article_.note)),
        new Imported(1, 0));
    values(articles.findAll(), first.withNote("bulk"));
  }

  @DisplayName("the same values once more: a version tells all, a count not everything")
  @Test
  void sameValues() {
    assertThat(created(users.upsert(User_.email.set("a"), User_.name.set("Ada"))).version())
        .isZero();
    assertThat(updated(users.upsert(User_.email.set("a"), User_.name.set("Ada"))).version())
        .isEqualTo(1);

    Stored<Article> first = get(articles.upsert(Article_.code.set("A"), Article_.note.set("x")));
    Stored<Article> second = get(articles.upsert(Article_.code.set("A"), Article_.note.set("x")));
    assertThat(second.entity()).isEqualTo(first.entity());
    if (has(Feature.UPSERT_RETURNING)) {
      assertThat(first.outcome()).isEqualTo(Outcome.CREATED);
      assertThat(second.outcome()).isEqualTo(Outcome.UPDATED);
    } else {
      assertThat(first.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(second.outcome()).isIn(Outcome.UNKNOWN, Outcome.KEPT);
    }
    assertThat(updated(articles.upsert(Article_.code.set("A"), Article_.note.set("y"))).note())
        .isEqualTo("y");
  }

  @DisplayName("a row that is the same by something else is an error, and stays as it is")
  @Test
  void anotherUniqueKey() {
    Article other =
        get(
            articles.create(
                Article_.code.set("A"), Article_.shelf.set("a"), Article_.place.set(1)));
    Mono<Stored<Article>> upsert =
        articles.upsert(
            new Article(null, "B", "a", 1, null, "lost", null), o -> o.conflictOn(Article_.code));

    failure(UniqueConstraintException.class, upsert);
    values(articles.findAll(), other);

    failure(
        TransactionAbortedException.class,
        sluice.transaction(tx -> upsert.onErrorComplete().then(Mono.just(1))));
    values(articles.findAll(), other);
  }

  @DisplayName("in a transaction it is a part of it")
  @Test
  void inTransaction() {
    log.clear();
    run(
        sluice.transaction(
            tx ->
                users
                    .upsert(User_.email.set("a"), User_.name.set("Ada"))
                    .then(users.upsert(User_.email.set("a"), User_.name.set("Bea")))));
    assertThat(verbs())
        .isEqualTo(
            where(
                Feature.UPSERT_RETURNING,
                "BEGIN INSERT INSERT COMMIT",
                "BEGIN INSERT SELECT INSERT SELECT COMMIT"));
    values(users.findAll().map(User::name), "Bea");
  }

  @DisplayName("of many at once each comes through, and one has created the row")
  @Test
  void concurrent() {
    List<Stored<User>> all =
        get(
            Flux.range(0, 32)
                .flatMap(
                    each ->
                        users.upsert(
                            List.of(
                                User_.email.set("a"),
                                User_.name.set("n" + each),
                                User_.visits.set(1)),
                            o -> o.setOnConflict(User_.visits.by(1))),
                    32)
                .collectList());
    assertThat(all).hasSize(32).filteredOn(Stored::created).hasSize(1);
    values(users.findAll().map(each -> String.valueOf(each.visits())), "32");
  }
}
