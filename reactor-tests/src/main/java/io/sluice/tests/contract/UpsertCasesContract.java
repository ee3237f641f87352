package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.model.EntityType;
import io.sluice.result.Stored;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.index.Byname;
import io.sluice.tests.index.Byname_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Article;
import io.sluice.tests.stock.Article_;
import io.sluice.tests.stock.Contact;
import io.sluice.tests.stock.Contact_;
import io.sluice.tests.stock.Label;
import io.sluice.tests.stock.Label_;
import io.sluice.tests.stock.Slot;
import io.sluice.tests.stock.Slot_;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of Sequelize's upsert. */
public abstract class UpsertCasesContract extends StockContract {
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant THEN = Instant.parse("2024-01-02T00:00:00Z");

  protected UpsertCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private <E> Model<E> at(Instant time, EntityType<E> type) {
    return database.sluice(2, each -> each.clock(Clock.fixed(time, ZoneOffset.UTC))).model(type);
  }

  @DisplayName("UPS-01 by the key: created, then updated, with a later time of update")
  @Test
  void byKey() {
    User john = created(at(FIRST, User_.TYPE).upsert(User_.id.set(42), User_.name.set("john")));
    assertThat(john.updatedAt()).isEqualTo(FIRST);
    User doe = updated(at(THEN, User_.TYPE).upsert(User_.id.set(42), User_.name.set("doe")));
    assertThat(doe.name()).isEqualTo("doe");
    assertThat(doe.createdAt()).isEqualTo(FIRST);
    assertThat(doe.updatedAt()).isEqualTo(THEN);
  }

  @DisplayName("UPS-02 by a unique key of two attributes: one row")
  @Test
  void byCompositeUniqueKey() {
    run(
        articles.upsert(
            Article_.shelf.set("baz"), Article_.place.set(19), Article_.note.set("john")));
    updated(
        articles.upsert(
            Article_.shelf.set("baz"), Article_.place.set(19), Article_.note.set("doe")));
    values(articles.findAll().map(each -> String.valueOf(each.note())), "doe");
  }

  private static Mono<Stored<Slot>> slot(Model<Slot> slots, String side, String holder) {
    return slots.upsert(Slot_.row.set("a"), Slot_.side.set(side), Slot_.holder.set(holder));
  }

  @DisplayName("UPS-04 by a composite primary key, two at once: each its own row")
  @Test
  void byCompositePrimaryKey() {
    Model<Slot> first = at(FIRST, Slot_.TYPE);
    run(Mono.when(slot(first, "b", "john"), slot(first, "a", "curt")));
    assertThat(updated(slot(at(THEN, Slot_.TYPE), "b", "doe")).updatedAt()).isEqualTo(THEN);
    values(
        slots.findAll(q -> q.order(Slot_.side.asc())),
        new Slot("a", "a", "curt", FIRST, FIRST),
        new Slot("a", "b", "doe", FIRST, THEN));
  }

  @DisplayName("UPS-07 an attribute whose column has another name")
  @Test
  void columnName() {
    run(labels.upsert(Label_.code.set("x"), Label_.baz.set("foo")));
    assertThat(updated(labels.upsert(Label_.code.set("x"), Label_.baz.set("oof"))).baz())
        .isEqualTo("oof");
  }

  @DisplayName("UPS-08 a key whose column has another name")
  @Test
  void columnNameOfKey() {
    run(labels.upsert(Label_.code.set("x"), Label_.title.set("first")));
    run(labels.upsert(Label_.code.set("x"), Label_.title.set("second")));
    values(labels.findAll().map(each -> String.valueOf(each.title())), "second");
  }

  @DisplayName("UPS-10 the time of creation stays, that of the update goes on")
  @Test
  void times() {
    User created = get(at(FIRST, User_.TYPE).create(User_.name.set("old")));
    User stored = updated(at(THEN, User_.TYPE).upsert(created.withName("new")));
    assertThat(stored.createdAt()).isEqualTo(FIRST);
    assertThat(stored.updatedAt()).isEqualTo(THEN);
  }

  @DisplayName("UPS-11 a time of creation that is given is stored")
  @Test
  void givenTime() {
    Instant early = Instant.parse("2010-01-01T00:00:00Z");
    User stored =
        created(users.upsert(User_.id.set(42), User_.name.set("x"), User_.createdAt.set(early)));
    assertThat(stored.createdAt()).isEqualTo(early);
  }

  @DisplayName("UPS-13 a default is for what is created only")
  @Test
  void defaults() {
    assertThat(created(labels.upsert(Label_.code.set("x"))).baz()).isEqualTo("BAZ");
    run(labels.upsert(Label_.code.set("x"), Label_.baz.set("new baz value")));
    Label stored = updated(labels.upsert(Label_.code.set("x"), Label_.title.set("doe")));
    assertThat(stored.baz()).isEqualTo("new baz value");
  }

  @DisplayName("UPS-14 the values that are there already are no error")
  @Test
  void sameValues() {
    Label given = new Label("x", "john", "b", null, null);
    run(at(FIRST, Label_.TYPE).upsert(given));
    assertThat(updated(at(THEN, Label_.TYPE).upsert(given)).createdAt()).isEqualTo(FIRST);
  }

  @DisplayName("UPS-16 unique indexes: which of them tells is said where there are several")
  @Test
  void uniqueIndexes() {
    Contact given = new Contact(null, "user1", "u@x.org", null, null, "City");
    Contact first = get(contacts.upsert(given, o -> o.conflictOn(Contact_.username))).entity();
    Contact second =
        updated(contacts.upsert(given.withCity("New City"), o -> o.conflictOn(Contact_.username)));
    assertThat(second).isEqualTo(first.withCity("New City"));
    values(contacts.count(), 1L);
  }

  @DisplayName("UPS-17 a unique index of two attributes")
  @Test
  void compositeUniqueIndex() {
    Contact given = new Contact(null, null, null, "user1", "street", "City");
    run(contacts.upsert(given));
    assertThat(updated(contacts.upsert(given.withCity("New City"))).city()).isEqualTo("New City");
    values(contacts.count(), 1L);
  }

  @DisplayName("UPS-22, UPS-23 a unique index of some rows tells of these rows only")
  @Test
  void uniqueIndexOfSomeRows() {
    database.requires(Feature.PARTIAL_INDEXES);
    run(sluice.sync(Byname_.TYPE));
    Model<Byname> bynames = sluice.model(Byname_.TYPE);
    Byname given = new Byname(null, "John", true, "before");
    Byname first = get(bynames.upsert(given, o -> o.conflictOn(Byname_.name))).entity();
    assertThat(updated(bynames.upsert(given.withBio("after"), o -> o.conflictOn(Byname_.name))))
        .isEqualTo(first.withBio("after"));
    assertThat(
            created(bynames.upsert(given.withSole(false), o -> o.conflictOn(Byname_.name))).bio())
        .isEqualTo("before");
    values(bynames.count(), 2L);
  }

  @DisplayName("UPS-19 the row comes back, by a generated key and by a text")
  @Test
  void returning() {
    User john = created(users.upsert(User_.id.set(42), User_.name.set("john")));
    assertThat(updated(users.upsert(john.withName("doe"))))
        .returns(42L, User::id)
        .returns("doe", User::name);
    Label label = created(labels.upsert(Label_.code.set("x"), Label_.title.set("john")));
    assertThat(updated(labels.upsert(label.withTitle("doe"))))
        .returns("x", Label::code)
        .returns("doe", Label::title);
  }

  @DisplayName("UPS-20 a value that the database makes by default comes back")
  @Test
  void returnedDefault() {
    assertThat(get(articles.upsert(Article_.code.set("A"))).entity())
        .returns(1, Article::amount)
        .returns("A", Article::code);
  }
}
