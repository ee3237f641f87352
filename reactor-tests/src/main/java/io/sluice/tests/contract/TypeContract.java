package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.dialect.Feature;
import io.sluice.error.MappingException;
import io.sluice.model.Attribute;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Mood;
import io.sluice.tests.model.Odd;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Values of every type, there and back. */
public abstract class TypeContract extends Contract {
  private static final RecursiveComparisonConfiguration BY_VALUE =
      RecursiveComparisonConfiguration.builder()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .withComparatorForType(OffsetDateTime.timeLineOrder(), OffsetDateTime.class)
          .withIgnoredFields("id")
          .build();

  private final Model<Sample> samples;

  protected TypeContract(DatabaseUnderTest database) {
    super(database);
    this.samples = sluice.model(Sample_.TYPE);
  }

  @BeforeEach
  void createSamples() {
    database.sync(Sample_.TYPE, Odd_.TYPE);
  }

  private static Sample ordinary() {
    return Sample_.builder()
        .flag(true)
        .tiny((byte) 1)
        .small((short) 2)
        .number(3)
        .big(4L)
        .real(1.5f)
        .precise(2.5)
        .amount(new BigDecimal("12.34"))
        .huge(new BigInteger("12345678901234567890"))
        .text("text")
        .uuid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
        .bytes(new byte[] {0, 1, -1, 0x5c, 0x27})
        .date(LocalDate.of(2024, 2, 29))
        .time(LocalTime.of(1, 2, 3, 456_789_000))
        .local(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000))
        .instant(Instant.parse("2024-02-29T01:02:03.456789Z"))
        .zoned(OffsetDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000, ZoneOffset.ofHours(5)))
        .mood(Mood.Sad_2)
        .build();
  }

  // drivers disagree about days before the Gregorian calendar
  private static Sample smallest() {
    return Sample_.builder()
        .flag(false)
        .tiny(Byte.MIN_VALUE)
        .small(Short.MIN_VALUE)
        .number(Integer.MIN_VALUE)
        .big(Long.MIN_VALUE)
        .real(-Float.MAX_VALUE)
        .precise(-Double.MAX_VALUE)
        .amount(new BigDecimal("-99999999999999999999999999.9999"))
        .huge(BigInteger.TEN.pow(40).subtract(BigInteger.ONE).negate())
        .text("")
        .uuid(new UUID(0, 0))
        .bytes(new byte[0])
        .date(LocalDate.of(1583, 1, 1))
        .time(LocalTime.MIN)
        .local(LocalDateTime.of(1583, 1, 1, 0, 0))
        .instant(Instant.parse("1583-01-01T00:00:00Z"))
        .zoned(OffsetDateTime.of(1583, 1, 1, 0, 0, 0, 0, ZoneOffset.MIN))
        .mood(Mood.HAPPY)
        .build();
  }

  private static Sample largest() {
    return Sample_.builder()
        .tiny(Byte.MAX_VALUE)
        .small(Short.MAX_VALUE)
        .number(Integer.MAX_VALUE)
        .big(Long.MAX_VALUE)
        .real(Float.MAX_VALUE)
        .precise(Double.MAX_VALUE)
        .amount(new BigDecimal("99999999999999999999999999.9999"))
        .huge(BigInteger.TEN.pow(40).subtract(BigInteger.ONE))
        .text("x".repeat(100_000))
        .uuid(new UUID(-1, -1))
        .bytes(new byte[100_000])
        .date(LocalDate.of(9999, 12, 31))
        .time(LocalTime.of(23, 59, 59, 999_999_000))
        .local(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000))
        .instant(Instant.parse("9999-12-31T23:59:59.999999Z"))
        .zoned(OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.MAX))
        .build();
  }

  private static Sample tiniest() {
    return Sample_.builder()
        .real(Float.MIN_VALUE)
        .precise(Double.MIN_VALUE)
        .amount(new BigDecimal("0.0001"))
        .huge(BigInteger.ZERO)
        .build();
  }

  static List<Sample> samples() {
    Sample nulls = Sample_.builder().build();
    return List.of(ordinary(), smallest(), largest(), tiniest(), nulls);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void valuesComeBackAsTheyWent(Sample given) {
    Sample created = get(samples.create(given));
    Sample read = get(samples.findByPk(1L));
    assertThat(created).usingRecursiveComparison(BY_VALUE).isEqualTo(given);
    assertThat(read).usingRecursiveComparison().isEqualTo(created);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void valuesOverwriteOthers(Sample given) {
    Sample former = get(samples.create(ordinary()));
    Sample replaced =
        get(
            samples.replace(
                Sample_.builder(given).id(Objects.requireNonNull(former.id())).build()));
    assertThat(replaced).usingRecursiveComparison(BY_VALUE).isEqualTo(given);
    log.clear();
    Sample same = get(samples.update(replaced, get(samples.findByPk(1L))));
    assertThat(same).usingRecursiveComparison().isEqualTo(replaced);
    assertThat(log.statements()).hasSize(1);
  }

  @DisplayName("what is created in bulk is as what is created one by one")
  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void inBulk(int times) {
    // the large ones once, as comparing them takes long
    Flux<Sample> others = Flux.just(ordinary(), smallest(), tiniest(), Sample_.builder().build());
    List<Sample> given =
        get(Flux.fromIterable(samples()).concatWith(others.repeat(times - 1L)).collectList());
    List<Sample> created = get(samples.bulkCreate(Flux.fromIterable(given)).collectList());
    assertThat(created).usingRecursiveFieldByFieldElementComparator(BY_VALUE).isEqualTo(given);
    List<Sample> read = get(samples.findAll(q -> q.order(Sample_.id.asc())).collectList());
    assertThat(read).usingRecursiveFieldByFieldElementComparator().isEqualTo(created);
    assertThat(get(samples.bulkImport(Flux.fromIterable(given))).rows()).isEqualTo(given.size());
    List<Sample> imported =
        get(
            samples
                .findAll(q -> q.order(Sample_.id.asc()).offset(given.size()).limit(given.size()))
                .collectList());
    assertThat(imported).usingRecursiveFieldByFieldElementComparator(BY_VALUE).isEqualTo(given);
  }

  @Test
  void aRowOfDefaultsOnlyIsCreated() {
    assertThat(get(samples.create()))
        .usingRecursiveComparison()
        .isEqualTo(Sample_.builder().id(1L).build());
    assertThat(get(samples.count())).isEqualTo(1);
  }

  @Test
  void timesAreCutToWhatColumnsHold() {
    LocalDateTime local = LocalDateTime.of(2024, 1, 1, 23, 59, 59, 999_999_999);
    Sample created =
        get(
            samples.create(
                Sample_.local.set(local),
                Sample_.time.set(local.toLocalTime()),
                Sample_.instant.set(local.toInstant(ZoneOffset.UTC)),
                Sample_.zoned.set(local.atOffset(ZoneOffset.ofHours(-7)))));
    LocalDateTime cut = local.withNano(999_999_000);
    assertThat(created.local()).isEqualTo(cut);
    assertThat(created.time()).isEqualTo(cut.toLocalTime());
    assertThat(created.instant()).isEqualTo(cut.toInstant(ZoneOffset.UTC));
    assertThat(created.zoned())
        .usingComparator(OffsetDateTime.timeLineOrder())
        .isEqualTo(cut.atOffset(ZoneOffset.ofHours(-7)));
    values(samples.findAll(q -> q.where(Sample_.local.eq(local))), created);
    values(
        samples.findAll(q -> q.where(Sample_.zoned.eq(local.atOffset(ZoneOffset.ofHours(-7))))),
        created);
  }

  @Test
  void numbersThatAreNoneComeBack() {
    requires(Feature.NOT_A_NUMBER);
    Sample created =
        get(samples.create(Sample_.precise.set(Double.NaN), Sample_.real.set(Float.NaN)));
    assertThat(created.precise()).isNaN();
    assertThat(created.real()).isNaN();
    Sample endless = get(samples.create(Sample_.precise.set(Double.NEGATIVE_INFINITY)));
    assertThat(endless.precise()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static <V> List<Condition<Sample>> finding(Attribute<Sample, V> attribute, V value) {
    return List.of(
        attribute.eq(value),
        attribute.in(List.of(value)),
        attribute.notIn(List.of(value)).not(),
        attribute.isDistinctFrom(value).not());
  }

  private static Stream<List<Condition<Sample>>> findings() {
    OffsetDateTime zoned =
        OffsetDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000, ZoneOffset.ofHours(5));
    return Stream.of(
        finding(Sample_.flag, true),
        finding(Sample_.tiny, (byte) 1),
        finding(Sample_.small, (short) 2),
        finding(Sample_.number, 3),
        finding(Sample_.big, 4L),
        finding(Sample_.real, 1.5f),
        finding(Sample_.precise, 2.5),
        finding(Sample_.amount, new BigDecimal("12.34")),
        finding(Sample_.huge, new BigInteger("12345678901234567890")),
        finding(Sample_.text, "text"),
        finding(Sample_.uuid, UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
        finding(Sample_.bytes, new byte[] {0, 1, -1, 0x5c, 0x27}),
        finding(Sample_.date, LocalDate.of(2024, 2, 29)),
        finding(Sample_.time, LocalTime.of(1, 2, 3, 456_789_000)),
        finding(Sample_.local, LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000)),
        finding(Sample_.instant, Instant.parse("2024-02-29T01:02:03.456789Z")),
        finding(Sample_.zoned, zoned.withOffsetSameInstant(ZoneOffset.UTC)),
        finding(Sample_.mood, Mood.Sad_2));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyTypeIsFoundByItsValue(List<Condition<Sample>> conditions) {
    run(samples.create(ordinary()));
    run(samples.create(smallest()));
    for (Condition<Sample> each : conditions) {
      assertThat(get(samples.findAll(q -> q.where(each)).collectList()))
          .as(each.toString())
          .extracting(Sample::id)
          .containsExactly(1L);
    }
  }

  @Test
  void anUnknownNameOfAnEnumIsAnError() {
    database.run("INSERT INTO samples (mood) VALUES ('ANGRY')");
    MappingException error = failure(MappingException.class, samples.findAll());
    assertThat(error).hasMessageContaining("Sample.mood").hasMessageContaining("ANGRY");
  }

  @Test
  void oddNamesAndATextualKeyWork() {
    Model<Odd> odds = sluice.model(Odd_.TYPE);
    Odd odd = new Odd("the 'key'", null, 5, 6L);
    values(odds.create(odd), odd);
    values(odds.findByPk("the 'key'"), odd);
    values(
        odds.update(odd, Odd_.withSpace.set("x"), Odd_.mixedQuote.by(1)),
        new Odd("the 'key'", "x", 6, 6L));
    values(odds.destroyWhere(Odd_.accented.eq(6)), 1L);
  }

  @Test
  void blanksAtTheEndAreCharacters() {
    run(samples.create(Sample_.text.set("text")));
    run(samples.create(Sample_.text.set("text ")));
    assertThat(get(samples.count(q -> q.where(Sample_.text.eq("text"))))).isEqualTo(1);
    assertThat(get(samples.count(q -> q.where(Sample_.text.in("text ", "other"))))).isEqualTo(1);
  }

  @Test
  void halfACharacterIsAnError() {
    for (String half : List.of("\ud83d", "a\udc00b", "\udc00\ud83d")) {
      assertThatThrownBy(() -> samples.create(Sample_.text.set(half)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Sample.text")
          .hasMessageContaining("surrogate");
      assertThatThrownBy(() -> Sample_.text.eq(half)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(get(samples.create(Sample_.text.set("\ud83d\ude80"))).text())
        .isEqualTo("\ud83d\ude80");
  }
}
