package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.error.BulkRecordException;
import io.sluice.error.SchemaValidationException;
import io.sluice.result.Imported;
import io.sluice.tests.DatabaseUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Columns that callers may not write: computed ones, and those of new rows or of updates only. */
public abstract class ReadOnlyColumnContract extends Contract {
  private static final int MANY = 300;

  private final Model<Part> parts;
  private final Model<Shelf> shelves;
  private final Model<Placement> placements;

  protected ReadOnlyColumnContract(DatabaseUnderTest database) {
    super(database);
    this.parts = sluice.model(Part_.TYPE);
    this.shelves = sluice.model(Shelf_.TYPE);
    this.placements = sluice.model(Placement_.TYPE);
  }

  @Table("parts")
  record Part(
      @Id @Generated(always = true) @Nullable Long id,
      @Unique String name,
      @Column(updatable = false) @Nullable String country,
      @Column(insertable = false, defaultValue = "'new'", length = 10) @Nullable String state,
      int price,
      int amount,
      @Generated(as = "price * amount") int total,
      BelongsToMany<Shelf, Placement> shelves)
      implements Part_.With {}

  @Table("shelves")
  record Shelf(@Id @Generated @Nullable Long id, BelongsToMany<Part, Placement> parts) {}

  @Table("placements")
  record Placement(
      @Id BelongsTo<Part> part,
      @Id BelongsTo<Shelf> shelf,
      @Column(updatable = false) @Nullable String since,
      @Nullable String note) {}

  @BeforeEach
  void createParts() {
    database.sync(Part_.TYPE, Shelf_.TYPE, Placement_.TYPE);
    log.clear();
  }

  private static Part part(String name, int price, int amount) {
    return Part_.builder().name(name).country("at").price(price).amount(amount).build();
  }

  private Part stored(String name) {
    return get(parts.findOne(q -> q.where(Part_.name.eq(name))));
  }

  @Test
  void whatTheDatabaseMakesComesBackFromACreate() {
    Part created = get(parts.create(part("bolt", 3, 4)));

    assertThat(log.all()).extracting(sql -> sql.split(" ", 2)[0]).isEqualTo(oneReturned());
    assertThat(created.total()).isEqualTo(12);
    assertThat(created.state()).isEqualTo("new");
    assertThat(stored("bolt")).isEqualTo(created);
    assertThat(get(parts.count(q -> q.where(Part_.total.gt(11))))).isOne();
  }

  @Test
  void whatTheDatabaseMakesComesBackFromAnUpdate() {
    Part bolt = get(parts.create(part("bolt", 3, 4)));

    Part updated = get(parts.update(bolt, Part_.price.set(5), Part_.state.set("used")));
    assertThat(updated.total()).isEqualTo(20);
    assertThat(updated.state()).isEqualTo("used");
    assertThat(get(parts.update(updated, updated.withAmount(1))).total()).isEqualTo(5);
    assertThat(get(parts.updateByPk(parts.key(updated), Part_.price.by(2))).total()).isEqualTo(7);
    assertThat(
            get(parts.updateReturning(Part_.name.eq("bolt"), Part_.price.set(9)).single()).total())
        .isEqualTo(9);
  }

  @Test
  void anAssignmentThatIsNotWrittenIsRefusedAtTheCall() {
    Part bolt = get(parts.create(part("bolt", 3, 4)));
    log.clear();

    refused(
        "Part.total is computed by the database: price * amount",
        () -> parts.create(Part_.total.set(1)),
        () -> parts.update(bolt, Part_.total.set(1)),
        () -> parts.update(bolt, Part_.total.setTo(Part_.price)),
        () -> parts.updateByPk(parts.key(bolt), Part_.total.by(1)),
        () -> parts.updateWhere(Part_.name.eq("bolt"), Part_.total.set(1)),
        () -> parts.updateReturning(Part_.name.eq("bolt"), Part_.total.set(1)),
        () -> parts.increment(bolt, Part_.total.by(1)),
        () -> parts.upsert(Part_.name.set("bolt"), Part_.total.set(1)),
        () -> parts.upsert(part("bolt", 1, 1), o -> o.updateOnConflict(Part_.total)),
        () -> parts.findOrCreate(Part_.name.eq("nut"), Part_.total.set(1)),
        () -> parts.bulkUpdate(Flux.just(bolt), Part_.total));
    refused(
        "Part.state is given no value by a new row: it is not insertable",
        () -> parts.create(Part_.state.set("used")),
        () -> parts.upsert(Part_.name.set("bolt"), Part_.state.set("used")));
    refused(
        "Part.country stays as a new row has it: it is not updatable",
        () -> parts.update(bolt, Part_.country.set("de")),
        () -> parts.updateWhere(Part_.name.eq("bolt"), Part_.country.setNull()),
        () -> parts.upsert(part("bolt", 1, 1), o -> o.updateOnConflict(Part_.country)),
        () -> parts.upsert(part("bolt", 1, 1), o -> o.setOnConflict(Part_.country.set("de"))),
        () -> parts.bulkUpdate(Flux.just(bolt), Part_.country));
    refused("Part.id is made by the database", () -> parts.create(Part_.id.set(7L)));
    assertThat(log.statements()).isEmpty();
  }

  private static void refused(String message, ThrowingCallable... calls) {
    assertThat(Stream.of(calls))
        .allSatisfy(
            each ->
                assertThatThrownBy(each)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(message));
  }

  @Test
  void anEntityDoesNotSayWhatIsComputedAndMayNotSayWhatIsNotInserted() {
    Part bolt = get(parts.create(part("bolt", 3, 4)));

    Part copy = bolt.withId(null).withName("nut").withState(null).withTotal(99);
    assertThat(get(parts.create(copy)).total()).isEqualTo(12);
    assertThatThrownBy(() -> parts.create(copy.withState("used")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Part.state is used, but is given no value by a new row: it is not insertable: leave it"
                + " null");
    assertThatThrownBy(() -> parts.create(copy.withId(7L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Part.id is 7, but is made by the database: leave it null");
  }

  @Test
  void aDifferenceThatIsNotWrittenIsRefused() {
    Part bolt = get(parts.create(part("bolt", 3, 4)));

    assertThatThrownBy(() -> parts.update(bolt, bolt.withTotal(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Part.total differs, but is computed by the database: price * amount");
    assertThatThrownBy(() -> parts.update(bolt, bolt.withCountry("de")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Part.country differs, but stays as a new row has it: it is not updatable");
  }

  @Test
  void aReplacementLeavesWhatIsNotUpdated() {
    Part bolt = get(parts.create(part("bolt", 3, 4)));

    Part replaced =
        get(parts.replace(bolt.withPrice(5).withTotal(1).withCountry("de").withState("used")));

    assertThat(replaced).isEqualTo(bolt.withPrice(5).withTotal(20).withState("used"));
    assertThat(stored("bolt")).isEqualTo(replaced);
  }

  @Test
  void anUpsertLeavesWhatIsNotUpdated() {
    Part bolt = get(parts.create(part("bolt", 3, 4)));
    run(parts.update(bolt, Part_.state.set("used")));

    Part given = part("bolt", 5, 4).withCountry("de");
    Part updated = get(parts.upsert(given)).entity();
    assertThat(updated).isEqualTo(bolt.withPrice(5).withTotal(20).withState("used"));

    Part other = get(parts.upsert(updated.withId(null).withName("nut"))).entity();
    assertThat(other.state()).isEqualTo("new"); // that of the row which was read is not written
    assertThat(other.total()).isEqualTo(20);
    assertThatThrownBy(() -> parts.upsert(updated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Part.id is " + bolt.id() + ", but is made by the database");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, MANY})
  void rowsThatAreCreatedInBulkComeBackWithWhatTheDatabaseMakes(int rows) {
    List<Part> created =
        get(parts.bulkCreate(Flux.range(0, rows).map(i -> part("p" + i, i, 2))).collectList());

    assertThat(created).hasSize(rows).extracting(Part::state).containsOnly("new");
    assertThat(created).allSatisfy(each -> assertThat(each.total()).isEqualTo(each.price() * 2));
    assertThat(get(parts.findAll(q -> q.order(Part_.id.asc())).collectList()))
        .containsExactlyInAnyOrderElementsOf(created);
  }

  @Test
  void aChunkOfOneRowHasAKeyThatOnlyTheDatabaseMakes() {
    Flux<Part> all = Flux.range(0, MANY + 1).map(i -> part("p" + i, i, 2));

    assertThat(get(parts.bulkCreate(all, o -> o.chunk(MANY)).count())).isEqualTo(MANY + 1);
  }

  @Test
  void rowsAreImportedWithoutWhatTheDatabaseMakes() {
    Flux<Part> all = Flux.range(0, MANY).map(i -> part("p" + i, i, 2).withTotal(-1));

    assertThat(get(parts.bulkImport(all))).isEqualTo(new Imported(MANY, 0));
    assertThat(get(parts.count(q -> q.where(Part_.total.eqTo(Part_.price.times(2))))))
        .isEqualTo(MANY);
    Flux<Part> again =
        parts.findAll().map(each -> each.withId(null).withAmount(3).withCountry("de"));
    run(parts.bulkImport(again, o -> o.keepGenerated().conflictOn(Part_.name).updateOnConflict()));
    assertThat(
            get(
                parts.count(
                    q -> q.where(Part_.total.eqTo(Part_.price.times(3)), Part_.country.eq("at")))))
        .isEqualTo(MANY);
  }

  @Test
  void aRecordThatSaysWhatIsNotInsertedIsNamed() {
    Flux<Part> second = Flux.just(part("a", 1, 1), part("b", 1, 1).withState("used"));
    assertThat(failure(BulkRecordException.class, parts.bulkCreate(second)))
        .hasMessageContaining("Part.state is used, but is given no value by a new row");
    Flux<Part> keyed = Flux.just(part("a", 1, 1).withId(5L));
    assertThat(failure(BulkRecordException.class, parts.bulkImport(keyed, o -> o.keepGenerated())))
        .hasMessageContaining("Part.id is 5, but is made by the database");
    assertThat(get(parts.count())).isZero();
  }

  @Test
  void rowsThatAreUpdatedInBulkAreComputedAnew() {
    run(parts.bulkImport(Flux.range(0, MANY).map(i -> part("p" + i, i, 2))));

    Flux<Part> changed = parts.findAll().map(each -> each.withAmount(5));
    assertThat(get(parts.bulkUpdate(changed, Part_.amount))).isEqualTo(MANY);
    assertThat(get(parts.count(q -> q.where(Part_.total.eqTo(Part_.price.times(5))))))
        .isEqualTo(MANY);
  }

  @Test
  void aLinkThatIsThereKeepsWhatIsNotUpdated() {
    Part bolt = get(parts.create(part("bolt", 3, 4)));
    Shelf shelf = get(shelves.create(Shelf_.builder().build()));

    run(bolt.shelves().add(shelf, Placement_.since.set("may"), Placement_.note.set("a")));
    run(bolt.shelves().add(shelf, Placement_.since.set("june"), Placement_.note.set("b")));

    Placement placement = get(placements.findAll().single());
    assertThat(placement.since()).isEqualTo("may");
    assertThat(placement.note()).isEqualTo("b");
  }

  @Test
  void aTableWhoseColumnIsNotComputedIsTold() {
    run(sluice.validateSchema(Part_.TYPE));
    try {
      database.run("ALTER TABLE parts DROP COLUMN total", "ALTER TABLE parts ADD COLUMN total INT");
      assertThat(
              failure(SchemaValidationException.class, sluice.validateSchema(Part_.TYPE))
                  .differences())
          .containsExactly("parts.total: is not made by the database, but Part.total is");
    } finally {
      database.drop("placements", "parts");
    }
  }
}
