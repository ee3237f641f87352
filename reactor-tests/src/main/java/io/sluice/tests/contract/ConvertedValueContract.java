package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.error.BulkRecordException;
import io.sluice.error.MappingException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.values.Crate;
import io.sluice.tests.values.CrateId;
import io.sluice.tests.values.Crate_;
import io.sluice.tests.values.Email;
import io.sluice.tests.values.Parcel;
import io.sluice.tests.values.ParcelId;
import io.sluice.tests.values.Parcel_;
import io.sluice.tests.values.Pieces;
import io.sluice.tests.values.Price;
import io.sluice.tests.values.Sticker;
import io.sluice.tests.values.StickerCode;
import io.sluice.tests.values.Sticker_;
import io.sluice.tests.values.Temperature;
import io.sluice.tests.values.Weight;
import java.net.URI;
import java.time.Duration;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Values that are stored as others: by converters, and in records of one component. */
public abstract class ConvertedValueContract extends Contract {
  private final Model<Parcel> parcels;
  private final Model<Sticker> stickers;
  private final Model<Crate> crates;

  protected ConvertedValueContract(DatabaseUnderTest database) {
    super(database);
    this.parcels = sluice.model(Parcel_.TYPE);
    this.stickers = sluice.model(Sticker_.TYPE);
    this.crates = sluice.model(Crate_.TYPE);
  }

  @BeforeEach
  void createParcels() {
    database.sync(Parcel_.TYPE, Sticker_.TYPE, Crate_.TYPE);
  }

  private static Parcel ordinary() {
    return Parcel_.builder()
        .sender(new Email("Ada@example.org"))
        .weight(Weight.of("1200.500"))
        .pieces(new Pieces(3))
        .price(Price.of("1.50 EUR"))
        .words(List.of("größer", "'quoted'", "😀"))
        .warmest(new Temperature(-215))
        .travel(Duration.ofDays(3).plusNanos(1))
        .storage(Period.of(1, 2, 3))
        .tracking(URI.create("https://example.org/track?id=1&x='%C3%BC"))
        .currency(Currency.getInstance("JPY"))
        .locale(Locale.forLanguageTag("sr-Latn-RS"))
        .zone(ZoneId.of("Europe/Vienna"))
        .offset(ZoneOffset.ofHoursMinutes(5, 30))
        .year(Year.of(2024))
        .month(YearMonth.of(2024, 2))
        .day(MonthDay.of(2, 29))
        .build();
  }

  private static Parcel extreme() {
    return ordinary()
        .withWords(List.of())
        .withTravel(Duration.ofNanos(Long.MIN_VALUE))
        .withStorage(Period.ZERO)
        .withTracking(URI.create(""))
        .withLocale(Locale.ROOT)
        .withZone(ZoneId.of("GMT+3"))
        .withOffset(ZoneOffset.MIN)
        .withYear(Year.of(-999_999_999))
        .withMonth(YearMonth.of(0, 1))
        .withDay(MonthDay.of(1, 1));
  }

  static List<Parcel> parcels() {
    Parcel nulls = Parcel_.builder().pieces(new Pieces(0)).build();
    return List.of(ordinary(), extreme(), nulls);
  }

  @ParameterizedTest
  @MethodSource("parcels")
  void valuesComeBackAsTheyWent(Parcel given) {
    Parcel created = get(parcels.create(given));
    assertThat(created).isEqualTo(given.withId(new ParcelId(1L)));
    values(parcels.findByPk(new ParcelId(1L)), created);
    values(
        parcels.updateByPk(
            new ParcelId(1L),
            Parcel_.travel.set(Duration.ofHours(1)),
            Parcel_.price.setNull(),
            Parcel_.warmest.set(new Temperature(5))),
        created.withTravel(Duration.ofHours(1)).withPrice(null).withWarmest(new Temperature(5)));
  }

  @Test
  void theColumnsDefaultComesBackAsAValue() {
    assertThat(get(parcels.create(Parcel_.year.set(Year.of(1)))).pieces()).isEqualTo(new Pieces(1));
  }

  @Test
  void conditionsCompareWhatTheColumnHolds() {
    Parcel first = get(parcels.create(ordinary()));
    Parcel other =
        ordinary()
            .withSender(new Email("x@y"))
            .withWeight(Weight.of("3"))
            .withTravel(Duration.ZERO)
            .withPrice(Price.of("2 EUR"))
            .withMonth(YearMonth.of(999, 12))
            .withWarmest(new Temperature(300));
    get(parcels.create(other));
    Stream.of(
            Parcel_.sender.eq(new Email("ADA@EXAMPLE.ORG")),
            Parcel_.sender.ne(new Email("x@y")),
            Parcel_.price.in(Price.of("1.50 EUR"), Price.of("7 USD")),
            Parcel_.weight.gt(Weight.of("3.0")),
            Parcel_.travel.between(Duration.ofDays(1), Duration.ofDays(4)),
            Parcel_.month.ge(YearMonth.of(1000, 1)),
            Parcel_.warmest.lt(new Temperature(0)),
            Parcel_.sender.castToText().like("ada@%"),
            Parcel_.id.notIn(new ParcelId(2L), new ParcelId(3L)))
        .forEach(each -> values(parcels.findAll(q -> q.where(each)), first));
    empty(parcels.findAll(q -> q.where(Parcel_.words.eq(List.of("none")))));
    values(parcels.min(Parcel_.weight), Weight.of("3.000"));
    values(
        parcels.select(Parcel_.sender, Parcel_.travel).as(List::of).next(),
        List.of(new Email("ada@example.org"), Duration.ofDays(3).plusNanos(1)));
  }

  @Test
  void longListsOfValuesAreFound() {
    Parcel created = get(parcels.create(ordinary()));
    List<ParcelId> ids = IntStream.range(0, 2_000).mapToObj(i -> new ParcelId((long) i)).toList();
    List<Email> senders = IntStream.range(0, 2_000).mapToObj(i -> new Email(i + "@b")).toList();
    values(parcels.findAll(q -> q.where(Parcel_.id.in(ids))), created);
    values(parcels.findAll(q -> q.where(Parcel_.sender.notIn(senders))), created);
  }

  @Test
  void keysOfTheirOwnTypesLink() {
    Parcel parcel = get(parcels.create(ordinary()));
    get(stickers.create(Sticker_.code.set(new StickerCode("fragile"))));
    get(stickers.create(Sticker_.code.set(new StickerCode("heavy"))));
    values(parcel.stickers().addKeys(new StickerCode("heavy")), new Linked(1, 0, 0, 0));
    values(parcel.stickers().hasKeys(new StickerCode("heavy")), true);
    values(
        parcel.stickers().setKeys(List.of(new StickerCode("fragile"), new StickerCode("heavy"))),
        new Linked(1, 0, 0, 1));
    values(
        parcels
            .findAll(q -> q.include(Parcel_.stickers, s -> s.order(Sticker_.code.asc())))
            .map(each -> each.stickers().loaded().stream().map(Sticker::code).toList()),
        List.of(new StickerCode("fragile"), new StickerCode("heavy")));
    values(
        stickers.findAll(q -> q.limit(1)).flatMap(each -> Mono.justOrEmpty(each.parcel().key())),
        new ParcelId(1L));
    assertThatThrownBy(() -> parcels.findByPk(1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key of Parcel is a ParcelId, not Long: 1");
  }

  @Test
  void keysThatSluiceMakesAreOfTheirType() {
    Crate crate = get(crates.create(Crate_.name.set("a")));
    CrateId id = Objects.requireNonNull(crate.id());
    values(crates.findByPk(id), crate);
    List<Crate> more =
        get(crates.bulkCreate(Flux.range(0, 150).map(i -> new Crate(null, "n" + i))).collectList());
    assertThat(more).extracting(Crate::name).startsWith("n0", "n1").hasSize(150);
    values(crates.findByPk(Objects.requireNonNull(more.get(99).id())), more.get(99));
  }

  @Test
  void manyRowsAreWrittenAndChangedInBulk() {
    Flux<Parcel> given =
        Flux.range(0, 250)
            .map(i -> ordinary().withSender(new Email(i + "@b")).withTravel(Duration.ofNanos(i)));
    List<Parcel> created = get(parcels.bulkCreate(given).collectList());
    assertThat(created).hasSize(250);
    assertThat(created.get(249).id()).isEqualTo(new ParcelId(250L));
    assertThat(created.get(249).sender()).isEqualTo(new Email("249@b"));
    values(parcels.findAll(q -> q.order(Parcel_.travel.asc())).collectList(), created);
    Flux<Parcel> changed = Flux.fromIterable(created).map(each -> each.withWords(List.of("x")));
    values(parcels.bulkUpdate(changed, Parcel_.words), 250L);
    values(parcels.count(q -> q.where(Parcel_.words.eq(List.of("x")))), 250L);
  }

  @Test
  void anUpsertKnowsTheRowByAValue() {
    get(parcels.create(ordinary()));
    Parcel again = ordinary().withYear(Year.of(1));
    get(parcels.upsert(again, o -> o.conflictOn(Parcel_.sender)));
    values(parcels.findAll().map(each -> Objects.requireNonNull(each.year())), Year.of(1));
  }

  @Test
  void rawSqlKnowsTypesOfJava() {
    get(parcels.create(ordinary()));
    values(
        sluice
            .sql("SELECT travel FROM parcels WHERE travel = :travel AND zone = :zone")
            .bind("travel", Duration.ofDays(3).plusNanos(1))
            .bind("zone", ZoneId.of("Europe/Vienna"))
            .scalar(Duration.class),
        Duration.ofDays(3).plusNanos(1));
    values(
        sluice.sql("SELECT * FROM parcels").as(Parcel_.TYPE), ordinary().withId(new ParcelId(1L)));
  }

  @Test
  void anErrorOfAConverterNamesTheAttribute() {
    String message = "Parcel.price cannot be written as TEXT(String): there is no price";
    Mono<?> write = parcels.create(ordinary().withPrice(Price.NONE));
    assertThat(failure(MappingException.class, write))
        .hasMessage(message)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(
            failure(
                MappingException.class,
                parcels.findAll(q -> q.where(Parcel_.price.eq(Price.NONE)))))
        .hasMessage(message);
    assertThat(
            failure(
                MappingException.class,
                parcels.create(Parcel_.travel.set(Duration.ofDays(200_000)))))
        .hasMessageStartingWith("Parcel.travel cannot be written as BIGINT(Long): PT4800000H has");
    values(parcels.count(), 0L);
  }

  @Test
  void whatAConverterDoesNotReadIsAnErrorOfTheAttribute() {
    get(parcels.create(ordinary()));
    get(sluice.sql("UPDATE parcels SET price = 'free'").rowsUpdated());
    assertThat(failure(MappingException.class, parcels.findAll()))
        .hasMessageStartingWith("Parcel.price cannot be read as Price from column price: ")
        .hasMessageEndingWith("\"free\" has no currency");
    get(sluice.sql("UPDATE parcels SET price = NULL, sender = 'nobody'").rowsUpdated());
    assertThat(failure(MappingException.class, parcels.findAll()))
        .hasMessageEndingWith("nobody is no address");
  }

  @Test
  void aRecordWhoseConverterFailsIsNamedInBulk() {
    Flux<Parcel> given =
        Flux.range(0, 300)
            .map(
                i ->
                    ordinary()
                        .withSender(new Email(i + "@b"))
                        .withPrice(i == 222 ? Price.NONE : Price.of("1 EUR")));
    BulkRecordException error = failure(BulkRecordException.class, parcels.bulkCreate(given));
    assertThat(error.index()).isEqualTo(222);
    assertThat(error).hasRootCauseInstanceOf(IllegalStateException.class);
    values(parcels.count(), 0L);
  }
}
