package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.bulk.BulkOptions;
import io.sluice.dialect.Feature;
import io.sluice.error.BulkRecordException;
import io.sluice.error.ValidationException;
import io.sluice.hook.Hooks;
import io.sluice.query.Query;
import io.sluice.result.Imported;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.index.Login;
import io.sluice.tests.index.Login_;
import io.sluice.tests.manytomany.Sector;
import io.sluice.tests.manytomany.Sector_;
import io.sluice.tests.model.Odd;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.shop.Tag;
import io.sluice.tests.shop.Tag_;
import io.sluice.tests.stock.Contact;
import io.sluice.tests.stock.Contact_;
import io.sluice.tests.stock.Label;
import io.sluice.tests.stock.Label_;
import io.sluice.tests.valid.Gift_;
import io.sluice.tests.valid.Guest;
import io.sluice.tests.valid.Guest_;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cases of rows that are created many at a time, of lists and other collections. */
public abstract class BulkCreateCasesContract extends StockContract {
  protected BulkCreateCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private static User named(String name) {
    return User_.builder().name(name).build();
  }

  private static <T> List<T> all(Flux<T> flux) {
    return get(flux.collectList());
  }

  @Test
  @DisplayName("BC-01: rows of a transaction are there for others after its commit")
  void inATransaction() {
    run(
        sluice.transactional(
            users
                .bulkCreate(List.of(named("a"), named("b")))
                .then(sluice.outside(users.count()))
                .doOnNext(count -> assertThat(count).isZero())
                .then(users.count())
                .doOnNext(count -> assertThat(count).isEqualTo(2))));
    assertThat(get(users.count())).isEqualTo(2);
  }

  @Test
  @DisplayName("BC-02: options are not changed by an operation that takes them, nor is the list")
  void options() {
    BulkOptions<User> options = BulkOptions.defaults();
    List<User> given = new ArrayList<>(List.of(named("a")));
    Flux<User> created = users.bulkCreate(given, any -> options.chunk(1).keepGenerated());
    given.clear(); // it was copied at the call
    assertThat(all(created)).hasSize(1);
    assertThat(options.keepsGenerated()).isFalse();
    assertThat(options.chunks()).isEqualTo(BulkOptions.defaults().chunks());
  }

  @Test
  @DisplayName("BC-04: rows that are validated have hooks of their own, too")
  void validatedAndHooked() {
    database.sync(Guest_.TYPE, Gift_.TYPE);
    List<String> seen = new ArrayList<>();
    Model<Guest> hooked =
        database
            .sluice(2, settings -> settings.hooks(Guest_.TYPE, hooks -> told(hooks, seen)))
            .model(Guest_.TYPE);
    Guest ada = Guest_.builder().name("Ada").build();
    assertThat(all(hooked.bulkCreate(List.of(ada, ada.withName("Bea"))))).hasSize(2);
    assertThat(seen).containsExactly("Ada", "Bea");
    BulkRecordException error =
        failure(BulkRecordException.class, hooked.bulkCreate(List.of(ada, ada.withName(""))));
    assertThat(error.index()).isEqualTo(1);
    assertThat(error).hasCauseInstanceOf(ValidationException.class);
    assertThat(get(hooked.count())).isEqualTo(2);
  }

  private static Hooks<Guest> told(Hooks<Guest> hooks, List<String> seen) {
    return hooks
        .individually()
        .afterValidate(write -> write.proceed())
        .afterCreate(written -> Mono.fromRunnable(() -> seen.add(written.row().name())));
  }

  @Test
  @DisplayName("BC-05, BC-34: columns of other names, with hooks of each row")
  void mapped() {
    Instant early = Instant.parse("2024-01-01T00:00:00Z");
    Sluice hooked =
        database.sluice(
            2,
            settings ->
                settings.hooks(
                    Label_.TYPE,
                    hooks ->
                        hooks
                            .individually()
                            .beforeCreate(write -> write.set(Label_.title.set("hooked")))));
    List<Label> created =
        all(
            hooked
                .model(Label_.TYPE)
                .bulkCreate(
                    List.of(
                        new Label("a", "x", "baz", early, early),
                        new Label("b", "x", null, early, early))));
    assertThat(created)
        .containsExactly(
            new Label("a", "hooked", "baz", early, early),
            new Label("b", "hooked", "BAZ", early, early));
    values(labels.findAll(q -> q.order(Label_.code.asc())), created.toArray(Label[]::new));
  }

  @Test
  @DisplayName("BC-07: what some rows leave out is null in them, or the default of the column")
  void differentColumns() {
    User peter = named("Peter").withEmail("p@example.org").withVisits(3);
    List<User> created = all(users.bulkCreate(List.of(peter, named("Paul"), named("Steve"))));
    assertThat(created).extracting(User::name).containsExactly("Peter", "Paul", "Steve");
    assertThat(created).extracting(User::email).containsExactly("p@example.org", null, null);
    assertThat(created).extracting(User::visits).containsExactly(3, 0, 0);
    assertThat(all(users.findAll(q -> q.order(User_.id.asc())))).isEqualTo(created);
  }

  @Test
  @DisplayName("BC-10: columns whose names are words of SQL")
  void names() {
    database.sync(Odd_.TYPE);
    List<Odd> given = List.of(new Odd("select", "from", 1, 2L), new Odd("where", null, 3, 4L));
    Model<Odd> odds = sluice.model(Odd_.TYPE);
    assertThat(all(odds.bulkCreate(given))).isEqualTo(given);
    assertThat(all(odds.findAll(q -> q.order(Odd_.keyword.asc())))).isEqualTo(given);
  }

  @Test
  @DisplayName("BC-14: of no records no statement is sent")
  void none() {
    assertThat(all(users.bulkCreate(List.of()))).isEmpty();
    assertThat(get(users.bulkImport(List.of()))).isEqualTo(new Imported(0, 0));
    assertThat(get(labels.bulkUpsert(List.of()))).isEqualTo(new Imported(0, 0));
    assertThat(get(users.bulkUpdate(List.of(), User_.name))).isZero();
    assertThat(get(users.bulkDestroy(List.of()))).isZero();
    assertThat(log.all()).isEmpty();
  }

  @Test
  @DisplayName("BC-17: rows of a table in a schema of its own")
  void schema() {
    database.server().createSchema("shop").block(PATIENCE);
    try {
      database.sync(Tag_.TYPE);
      Model<Tag> tags = sluice.model(Tag_.TYPE);
      Tag tag = Tag_.builder().name("a").build();
      List<Tag> created = all(tags.bulkCreate(List.of(tag, tag.withName("b"))));
      assertThat(created).extracting(Tag::name).containsExactly("a", "b");
      assertThat(all(tags.findAll(q -> q.order(Tag_.id.asc())))).isEqualTo(created);
      assertThat(log.statements().get(log.statements().size() - 1)).contains("shop");
    } finally {
      database.server().dropSchema("shop").block(PATIENCE);
    }
  }

  @Test
  @DisplayName("BC-20, BC-22: rows by their keys, of a column of another name: updated, or new")
  void upserted() {
    run(labels.create(Label_.code.set("a"), Label_.title.set("old"), Label_.baz.set("kept")));
    List<Label> given =
        List.of(new Label("a", "CHANGED", "x", null, null), new Label("b", "Bob", "y", null, null));
    assertThat(get(labels.bulkUpsert(given, o -> o.updateOnConflict(Label_.title))))
        .isEqualTo(new Imported(2, 0));
    assertThat(all(labels.findAll(q -> q.order(Label_.code.asc()))))
        .extracting(each -> each.code() + each.title() + each.baz())
        .containsExactly("aCHANGEDkept", "bBoby");
    assertThat(get(labels.bulkUpsert(given))).isEqualTo(new Imported(2, 0));
    assertThat(get(labels.findByPk("a")).baz()).isEqualTo("x");
    assertThatThrownBy(() -> labels.bulkUpsert(given, o -> o.updateOnConflict(Label_.code)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Label.code is a part of the key");
  }

  @Test
  @DisplayName("BC-25: rows by a unique index of two attributes, where the key is made")
  void upsertedByIndex() {
    Contact first = new Contact(null, null, null, "a", "one", "City");
    List<Contact> created = all(contacts.bulkCreate(List.of(first)));
    run(
        contacts.bulkUpsert(
            List.of(first.withCity("New City"), first.withAddress("two")),
            o -> o.conflictOn(Contact_.name, Contact_.address)));
    List<Contact> stored = all(contacts.findAll(q -> q.order(Contact_.address.asc())));
    assertThat(stored).extracting(Contact::city).containsExactly("New City", "City");
    assertThat(stored.get(0).id()).isEqualTo(created.get(0).id());
  }

  @Test
  @DisplayName("BC-28, BC-29: a unique index of rows that are not deleted")
  void partialIndex() {
    requires(Feature.PARTIAL_INDEXES);
    database.sync(Login_.TYPE);
    Model<Login> logins = database.sluice(2).model(Login_.TYPE); // others sync all of theirs
    List<Login> given =
        IntStream.range(0, 10).mapToObj(i -> new Login(null, "n" + i, null)).toList();
    assertThat(get(logins.bulkImport(given, BulkOptions::ignoreConflicts)))
        .isEqualTo(new Imported(10, 0));
    assertThat(get(logins.bulkImport(given, BulkOptions::ignoreConflicts)))
        .isEqualTo(new Imported(0, 10));
    assertThat(get(logins.bulkDestroy(all(logins.findAll())))).isEqualTo(10);
    assertThat(get(logins.bulkImport(given, BulkOptions::ignoreConflicts)))
        .isEqualTo(new Imported(10, 0));
    assertThat(get(logins.withDeleted().count())).isEqualTo(20);
    database.drop("logins");
  }

  private static Sector sector(String name) {
    return Sector_.builder().name(name).build();
  }

  @Test
  @DisplayName("BC-31: keys that the database makes come with their rows, by another column, too")
  void keys() {
    database.sync(Sector_.TYPE);
    Model<Sector> sectors = sluice.model(Sector_.TYPE);
    List<Sector> given = Stream.of("a", "b", "c").map(BulkCreateCasesContract::sector).toList();
    List<Sector> created = all(sectors.bulkCreate(given));
    assertThat(created).extracting(Sector::name).containsExactly("a", "b", "c");
    assertThat(created).extracting(Sector::id).containsExactly(1L, 2L, 3L);
    assertThat(all(sectors.findAll(q -> q.order(Sector_.id.asc())))).isEqualTo(created);
  }

  @Test
  @DisplayName("BC-32: a column that the entity has not is left to the database, and not read")
  void furtherColumn() {
    database.run("ALTER TABLE users ADD COLUMN not_on_model VARCHAR(9) DEFAULT 'there'");
    try {
      List<User> created = all(users.bulkCreate(List.of(named("Ada"), named("Bea"))));
      assertThat(all(users.findAll(q -> q.order(User_.id.asc())))).isEqualTo(created);
      values(
          sluice.sql("SELECT not_on_model FROM users WHERE id = ?", 1L).scalar(String.class),
          "there");
    } finally {
      database.run("ALTER TABLE users DROP COLUMN not_on_model");
    }
  }

  @Test
  @DisplayName("collections are updated and destroyed, with their associations created, too")
  void collections() {
    List<User> created =
        all(
            users.bulkCreate(
                List.of(
                    User_.builder()
                        .name("Ada")
                        .projects(Project_.builder().title("one").build())
                        .build()),
                User_.projects));
    assertThat(created.get(0).projects().loaded())
        .extracting(Project::title)
        .containsExactly("one");
    User found = get(users.findOne(Query.of(User_.TYPE)));
    assertThat(get(users.bulkUpdate(List.of(found.withAge(7)), User_.age))).isEqualTo(1);
    assertThat(get(users.findByPk(1L)).age()).isEqualTo(7);
    assertThat(get(projects.bulkDestroy(List.of(1L, 2L)))).isEqualTo(1);
    assertThatThrownBy(() -> users.bulkCreate(Arrays.asList(named("Ada"), null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entity 2 is null");
    assertThatThrownBy(() -> users.bulkDestroy(Arrays.asList(1L, null)))
        .hasMessage("key 2 is null");
  }
}
