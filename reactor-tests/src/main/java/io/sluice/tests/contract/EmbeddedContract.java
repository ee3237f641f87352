package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.annotation.Column;
import io.sluice.annotation.Convert;
import io.sluice.annotation.Embedded;
import io.sluice.annotation.From;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Projection;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.error.MappingException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.OrderBy;
import io.sluice.result.Imported;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.type.Converter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Components that are records of several columns. */
public abstract class EmbeddedContract extends Contract {
  private static final int MANY = 300;
  private static final Place WIEN = new Place("Wien", 1010, Kind.HOME, new Point(48, 16));
  private static final Place LINZ = new Place("Linz", 4020, null, null);
  private static final Price CHEAP = new Price(100, "eur");

  private final Model<Courier> couriers;
  private final Model<Trip> trips;

  protected EmbeddedContract(DatabaseUnderTest database) {
    super(database);
    this.couriers = sluice.model(Courier_.TYPE);
    this.trips = sluice.model(Trip_.TYPE);
  }

  enum Kind {
    HOME,
    WORK
  }

  record Point(int north, int east) {}

  record Place(
      @Nullable String city,
      @Column("postcode") int code,
      @Nullable Kind kind,
      @Embedded @Nullable Point at) {}

  static final class Capitals implements Converter<String, String> {
    @Override
    public String toColumn(String attribute) {
      return attribute.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toAttribute(String column) {
      return column.toLowerCase(Locale.ROOT);
    }
  }

  record Price(
      @Nullable Integer amount,
      @Column(length = 3) @Convert(Capitals.class) @Nullable String currency) {}

  record Code(@Unique @Nullable String code, @Nullable String note) {}

  @Table(value = "couriers", indexes = @Index({"home.city", "name"}))
  record Courier(
      @Id @Generated @Nullable Long id,
      String name,
      @Embedded @Nullable Place home,
      @Embedded(prefix = "w_") @Nullable Place work,
      @Embedded(nullable = false) Price fee,
      @Embedded(prefix = "") @Nullable Code badge,
      HasMany<Trip> trips)
      implements Courier_.With {}

  @Table("trips")
  record Trip(
      @Id @Generated @Nullable Long id,
      @Nullable String title,
      @Embedded @Nullable Price fee,
      BelongsTo<Courier> courier)
      implements Trip_.With {}

  @Projection(Trip.class)
  record Journey(
      @Nullable String title,
      @From("fee.amount") @Nullable Integer amount,
      @From("courier.home.city") @Nullable String from) {}

  @BeforeEach
  void createCouriers() {
    database.sync(Courier_.TYPE, Trip_.TYPE);
    log.clear();
  }

  private static Courier courier(String name, @Nullable Place home) {
    return Courier_.builder().name(name).home(home).fee(CHEAP).build();
  }

  private Courier stored(Courier courier) {
    return get(couriers.reload(courier));
  }

  @Test
  void aRecordIsItsColumns() {
    run(sluice.validateSchema(Courier_.TYPE, Trip_.TYPE));
    run(couriers.create(courier("a", WIEN)));

    assertThat(log.statements().get(log.statements().size() - 1))
        .contains("home_city", "home_postcode", "home_at_north", "w_city", "fee_amount", "note")
        .doesNotContain("badge");
    List<String> row =
        get(
            sluice
                .sql("SELECT home_city, home_kind, fee_currency FROM couriers")
                .map(
                    each ->
                        List.of(
                            each.require(0, String.class),
                            each.require(1, String.class),
                            each.require(2, String.class)))
                .single());
    assertThat(row).containsExactly("Wien", "HOME", "EUR");
  }

  @Test
  void whatIsWrittenIsRead() {
    Courier both = get(couriers.create(courier("a", WIEN).withWork(LINZ)));
    assertThat(both.home()).isEqualTo(WIEN);
    assertThat(both.work()).isEqualTo(LINZ);
    assertThat(both.fee()).isEqualTo(CHEAP);
    assertThat(both.badge()).isNull();
    assertThat(stored(both)).isEqualTo(both);

    Courier none = get(couriers.create(courier("b", null)));
    assertThat(none.home()).isNull();
    assertThat(stored(none)).isEqualTo(none);
  }

  @Test
  void aRecordOfNullsIsNeverReadAsSomethingElse() {
    Courier given = courier("a", WIEN);

    assertThatThrownBy(() -> couriers.create(given.withBadge(new Code(null, null))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Courier.badge is a record of nothing but nulls, which would be read as null: make it"
                + " null, or say @Embedded(nullable = false)");
    assertThatThrownBy(() -> Courier_.badge.set(new Code(null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Courier.badge is a record of nothing but nulls");
    Courier created = get(couriers.create(given.withFee(new Price(null, null))));
    assertThat(created.fee()).isEqualTo(new Price(null, null));
    assertThat(stored(created)).isEqualTo(created);
    Courier without = Courier_.builder().name("b").build();
    assertThatThrownBy(() -> couriers.create(without))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Courier.fee takes no null: it is @Embedded(nullable = false)");
    assertThatThrownBy(Courier_.fee::setNull).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPrimitiveThatIsNullBesideOthersIsTold() {
    Courier created = get(couriers.create(courier("a", null)));
    run(
        couriers.updateWhere(
            Courier_.id.eq((long) couriers.key(created)), Courier_.home.city.set("Wien")));

    assertThat(failure(MappingException.class, couriers.reload(created)))
        .hasMessageContaining("Courier.home.code is null, or was not read, but");
  }

  @Test
  void attributesAreAssigned() {
    Courier created =
        get(
            couriers.create(
                Courier_.name.set("a"),
                Courier_.home.set(WIEN),
                Courier_.fee.amount.set(7),
                Courier_.badge.code.set("A1")));
    assertThat(created.home()).isEqualTo(WIEN);
    assertThat(created.fee()).isEqualTo(new Price(7, null));

    Courier moved =
        get(couriers.update(created, Courier_.home.city.set("Graz"), Courier_.home.code.by(7000)));
    assertThat(moved.home()).isEqualTo(new Place("Graz", 8010, Kind.HOME, new Point(48, 16)));
    Courier gone = get(couriers.updateByPk(couriers.key(created), Courier_.home.setNull()));
    assertThat(gone.home()).isNull();
    assertThat(get(couriers.updateWhere(Courier_.home.isNull(), Courier_.home.set(LINZ)))).isOne();
    assertThat(stored(created).home()).isEqualTo(LINZ);
  }

  @Test
  void aDifferenceIsOfItsColumns() {
    Courier created = get(couriers.create(courier("a", WIEN)));
    log.clear();

    Place other = new Place("Wien", 1020, Kind.HOME, new Point(48, 17));
    Courier moved = get(couriers.update(created, created.withHome(other)));

    assertThat(moved.home()).isEqualTo(other);
    String update = log.statements().get(0);
    assertThat(update.substring(0, update.indexOf("WHERE")))
        .contains("home_postcode", "home_at_east")
        .doesNotContain("home_city", "home_at_north", "fee_amount");
    assertThat(get(couriers.update(moved, moved.withHome(null))).home()).isNull();
    assertThat(get(couriers.replace(moved.withWork(LINZ).withFee(new Price(1, "usd")))))
        .isEqualTo(moved.withWork(LINZ).withFee(new Price(1, "usd")));
  }

  @Test
  void attributesAreConditionsOrdersAndValues() {
    run(couriers.create(courier("a", WIEN)));
    run(couriers.create(courier("b", LINZ)));
    run(couriers.create(courier("c", null)));

    assertThat(names(couriers.findAll(q -> q.where(Courier_.home.city.startsWith("W")))))
        .containsExactly("a");
    assertThat(names(couriers.findAll(q -> q.where(Courier_.home.at.east.gt(15)))))
        .containsExactly("a");
    assertThat(names(couriers.findAll(q -> q.where(Courier_.home.kind.eq(Kind.HOME)))))
        .containsExactly("a");
    assertThat(names(couriers.findAll(q -> q.where(Courier_.fee.currency.eq("eur"))))).hasSize(3);
    assertThat(names(couriers.findAll(q -> q.where(Courier_.home.eq(LINZ))))).containsExactly("b");
    assertThat(names(couriers.findAll(q -> q.where(Courier_.home.isNull())))).containsExactly("c");
    assertThat(names(couriers.findAll(q -> q.where(Courier_.home.at.isNotNull()))))
        .containsExactly("a");
    assertThat(names(couriers.findAll(q -> q.order(Courier_.home.code.desc()).limit(1))))
        .hasSize(1);
    assertThat(
            names(
                couriers.findAll(
                    q ->
                        q.where(Courier_.home.isNotNull())
                            .order(OrderBy.parse("-home.city", Courier_.home.city)))))
        .containsExactly("a", "b");
    assertThat(
            get(
                couriers
                    .select(Courier_.home.city, Courier_.id.count())
                    .where(Courier_.home.isNotNull())
                    .groupBy(Courier_.home.city)
                    .order(Courier_.home.city.asc())
                    .as((city, number) -> city + number)
                    .collectList()))
        .containsExactly("Linz1", "Wien1");
  }

  private static List<String> names(Flux<Courier> found) {
    return get(found.map(Courier::name).collectList());
  }

  @Test
  void aProjectionTakesItsAttributes() {
    Courier courier = get(couriers.create(courier("a", WIEN)));
    run(courier.trips().create(Trip_.title.set("x"), Trip_.fee.set(new Price(3, "eur"))));
    run(courier.trips().create(Trip_.title.set("y")));

    assertThat(get(trips.select(Journey_.TYPE).order(Trip_.title.asc()).all().collectList()))
        .containsExactly(new Journey("x", 3, "Wien"), new Journey("y", null, "Wien"));
  }

  @Test
  void whatIsLeftOutIsNull() {
    run(couriers.create(courier("a", WIEN)));

    Courier part = get(couriers.findOne(q -> q.attributes(Courier_.name, Courier_.work.city)));
    assertThat(part.home()).isNull();
    assertThat(part.work()).isNull();
    Courier changed = get(couriers.update(part, part.withName("b")));
    assertThat(stored(changed).home()).isEqualTo(WIEN);
  }

  @Test
  void rowsOfOtherTablesHaveTheirs() {
    Courier courier = get(couriers.create(courier("a", WIEN)));
    run(courier.trips().create(Trip_.fee.set(CHEAP)));
    run(courier.trips().create(Trip_.title.set("free")));

    List<Trip> loaded =
        get(trips.findAll(q -> q.include(Trip_.courier).order(Trip_.id.asc())).collectList());
    assertThat(loaded).extracting(Trip::fee).containsExactly(CHEAP, null);
    assertThat(loaded)
        .extracting(each -> each.courier().loaded().orElseThrow().home())
        .containsOnly(WIEN);
    Courier all = get(couriers.findOne(q -> q.include(Courier_.trips)));
    assertThat(all.trips().loaded()).extracting(Trip::fee).containsExactlyInAnyOrder(CHEAP, null);
    assertThat(get(couriers.count(q -> q.where(Courier_.trips.any(Trip_.fee.amount.gt(1))))))
        .isOne();
    assertThat(
            get(couriers.create(courier("b", LINZ).withTrips(HasMany.of(trip())), Courier_.trips))
                .trips()
                .loaded())
        .extracting(Trip::fee)
        .containsExactly(CHEAP);
  }

  private static Trip trip() {
    return Trip_.builder().fee(CHEAP).build();
  }

  @Test
  void whatIsUniqueInItTellsTheRow() {
    Courier first = courier("a", WIEN).withBadge(new Code("A1", null));
    run(couriers.create(first));

    failure(UniqueConstraintException.class, couriers.create(first));
    Courier other =
        get(couriers.upsert(first.withName("b").withHome(null).withBadge(new Code("A1", "n"))))
            .entity();
    assertThat(get(couriers.findAll().single())).isEqualTo(other);
    assertThat(other.home()).isNull();
    assertThat(other.badge()).isEqualTo(new Code("A1", "n"));
  }

  @Test
  void rowsAreWrittenInBulk() {
    Flux<Courier> all = Flux.range(0, MANY).map(i -> courier("c" + i, i % 2 == 0 ? WIEN : null));
    List<Courier> created = get(couriers.bulkCreate(all).collectList());
    assertThat(created).hasSize(MANY);
    assertThat(get(couriers.findAll(q -> q.order(Courier_.id.asc())).collectList()))
        .containsExactlyInAnyOrderElementsOf(created);

    Flux<Courier> moved = Flux.fromIterable(created).map(each -> each.withHome(LINZ));
    assertThat(get(couriers.bulkUpdate(moved, Courier_.home.city, Courier_.home.code)))
        .isEqualTo(MANY);
    assertThat(get(couriers.count(q -> q.where(Courier_.home.city.eq("Linz"))))).isEqualTo(MANY);

    Mono<Imported> again =
        couriers.bulkImport(
            Flux.fromIterable(created).map(each -> each.withFee(new Price(2, "usd"))),
            o -> o.keepGenerated().updateOnConflict(Courier_.fee.amount));
    run(again);
    assertThat(get(couriers.count(q -> q.where(Courier_.fee.eq(new Price(2, "eur"))))))
        .isEqualTo(MANY);
  }

  @Test
  void aStatementByHandIsReadAsRows() {
    Courier created = get(couriers.create(courier("a", WIEN)));

    assertThat(get(sluice.sql("SELECT * FROM couriers").as(Courier_.TYPE).single()))
        .isEqualTo(created);
  }
}
