package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.MappingException;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.natives.Booking;
import io.sluice.tests.natives.Booking_;
import io.sluice.type.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Attributes that are ranges, where the database has them, else an error that says what to do. */
public abstract class RangeContract extends Contract {
  private static final Instant NOW = Instant.parse("2024-02-29T01:02:03.456789Z");

  private final Sluice own; // others sync all of theirs
  private final Model<Booking> bookings;

  protected RangeContract(DatabaseUnderTest database) {
    super(database);
    this.own = database.sluice(2);
    this.bookings = own.model(Booking_.TYPE);
  }

  private void ranges() {
    requires(Feature.RANGES);
    database.sync(Booking_.TYPE);
  }

  private static Booking full() {
    return Booking_.builder()
        .seats(Range.closedOpen(-1, 5))
        .numbers(Range.closedOpen(Long.MIN_VALUE, Long.MAX_VALUE))
        .price(Range.openClosed(new BigDecimal("1.50"), new BigDecimal("12345678901234567890.5")))
        .days(Range.closedOpen(LocalDate.of(1, 2, 3), LocalDate.of(12_345, 12, 31)))
        .shift(Range.open(LocalDateTime.of(2024, 2, 29, 0, 0), LocalDateTime.of(2024, 3, 1, 1, 2)))
        .time(Range.closed(NOW, NOW.plusSeconds(1)))
        .breaks(
            List.of(
                Range.closedOpen(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 2)),
                Range.empty(),
                Range.atLeast(LocalDate.of(2024, 2, 1))))
        .zoned(Range.atLeast(OffsetDateTime.parse("2024-02-29T01:02:03Z")))
        .build();
  }

  private List<Long> found(Condition<Booking> condition) {
    return get(
        bookings
            .findAll(q -> q.where(condition).order(Booking_.id.asc()))
            .map(each -> Objects.requireNonNull(each.id()))
            .collectList());
  }

  private void seats(Range<Integer> range) {
    get(bookings.create(Booking_.seats.set(range)));
  }

  @Test
  void whereThereAreNoRangesTheErrorSaysWhatToDo() {
    if (has(Feature.RANGES)) {
      return;
    }
    String message = " has no ranges; store both ends, or the range by a converter";
    assertThat(failure(UnsupportedFeatureException.class, bookings.create(full())))
        .hasMessageEndingWith(message);
    assertThat(failure(UnsupportedFeatureException.class, bookings.findAll()))
        .hasMessageEndingWith(message);
    assertThat(failure(UnsupportedFeatureException.class, own.sync()))
        .hasMessageEndingWith(message);
  }

  @Test
  void rangesComeBackAsTheyWent() {
    ranges();
    Booking created = get(bookings.create(full()));
    assertThat(created).isEqualTo(full().withId(1L));
    values(bookings.findByPk(1L), created);
    values(bookings.findAll(q -> q.fetchSize(1)), created);
    values(bookings.replace(created), created);
    values(bookings.create(Booking_.seats.setNull()), Booking_.builder().id(2L).build());
    values(
        bookings.select(Booking_.seats, Booking_.time).where(Booking_.id.eq(1L)).as(List::of),
        List.of(Range.closedOpen(-1, 5), Range.closed(NOW, NOW.plusSeconds(1))));
  }

  @Test
  void endsAreThoseThatTheDatabaseHas() {
    ranges();
    List<Range<Integer>> given =
        List.of(
            Range.closed(1, 4), Range.open(1, 4), Range.open(1, 2), Range.all(), Range.atMost(4));
    values(
        Flux.fromIterable(given)
            .concatMap(each -> bookings.create(Booking_.seats.set(each)))
            .map(each -> String.valueOf(each.seats())),
        "[1,5)",
        "[2,4)",
        "empty",
        "(,)",
        "(,5)");
    assertThat(found(Booking_.seats.eq(Range.closed(1, 4)))).containsExactly(1L);
    assertThat(found(Booking_.seats.in(List.of(Range.open(0, 5), Range.empty()))))
        .containsExactly(1L, 3L);
    assertThat(found(Booking_.seats.notIn(List.of(Range.open(0, 5), Range.empty()))))
        .containsExactly(2L, 4L, 5L);
  }

  @Test
  void rangesAreFound() {
    ranges();
    seats(Range.closedOpen(1, 5));
    seats(Range.closedOpen(5, 8));
    seats(Range.atLeast(20));
    seats(Range.empty());
    get(bookings.create(full()));
    assertThat(found(Booking_.seats.contains(4))).containsExactly(1L, 5L);
    assertThat(found(Booking_.seats.contains(5))).containsExactly(2L);
    assertThat(found(Booking_.seats.contains(Range.closed(21, 30)))).containsExactly(3L);
    assertThat(found(Booking_.seats.contains(Range.empty()))).hasSize(5);
    assertThat(found(Booking_.seats.isWithin(Range.closed(1, 8)))).containsExactly(1L, 2L, 4L);
    assertThat(found(Booking_.seats.overlaps(Range.closed(7, 20)))).containsExactly(2L, 3L);
    assertThat(found(Booking_.seats.adjoins(Range.closedOpen(8, 20)))).containsExactly(2L, 3L);
    assertThat(found(Booking_.numbers.contains(0L))).containsExactly(5L);
    assertThat(found(Booking_.price.contains(new BigDecimal("1.5")))).isEmpty();
    assertThat(found(Booking_.price.contains(new BigDecimal("1.51")))).containsExactly(5L);
    assertThat(found(Booking_.days.contains(LocalDate.of(2024, 1, 1)))).containsExactly(5L);
    assertThat(found(Booking_.shift.contains(LocalDateTime.of(2024, 3, 1, 0, 0))))
        .containsExactly(5L);
    assertThat(found(Booking_.time.contains(NOW))).containsExactly(5L);
    assertThat(found(Booking_.zoned.contains(OffsetDateTime.parse("2024-02-29T06:32:03+05:30"))))
        .containsExactly(5L);
  }

  @Test
  void manyRangesAreWrittenInBulk() {
    ranges();
    Flux<Booking> given =
        Flux.range(0, 250).map(i -> full().withSeats(i % 5 == 0 ? null : Range.closedOpen(i, 300)));
    List<Booking> created = get(bookings.bulkCreate(given).collectList());
    values(bookings.findAll(q -> q.order(Booking_.id.asc())).collectList(), created);
    values(
        bookings.bulkUpdate(
            Flux.fromIterable(created).map(each -> each.withSeats(Range.closedOpen(1, 2))),
            Booking_.seats),
        250L);
    values(bookings.count(q -> q.where(Booking_.seats.eq(Range.closedOpen(1, 2)))), 250L);
  }

  @Test
  void differentRangesAreInTheOrderOfTheDatabase() {
    ranges();
    seats(Range.closedOpen(10, 20));
    seats(Range.closedOpen(9, 20));
    seats(Range.closedOpen(9, 20));
    values(
        bookings
            .select(Booking_.seats)
            .distinct()
            .order(Booking_.seats.asc())
            .as(each -> each)
            .map(String::valueOf),
        "[9,20)",
        "[10,20)");
  }

  @Test
  void anEndThatJavaDoesNotHaveIsAnError() {
    ranges();
    database.run("INSERT INTO bookings (days) VALUES ('[2024-01-01,infinity)')");
    assertThat(failure(MappingException.class, bookings.findAll()))
        .hasMessageContaining("Booking.days")
        .hasMessageContaining("infinity");
  }
}
