package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.lists.Box;
import io.sluice.tests.lists.Box.Label;
import io.sluice.tests.lists.Box.Shade;
import io.sluice.tests.lists.Box_;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * Attributes that are lists: arrays where the database has them, else an error that says what to
 * do.
 */
public abstract class ListContract extends Contract {
  private final Sluice own; // others sync all of theirs
  private final Model<Box> boxes;

  protected ListContract(DatabaseUnderTest database) {
    super(database);
    this.own = database.sluice(2);
    this.boxes = own.model(Box_.TYPE);
  }

  private void arrays() {
    requires(Feature.ARRAYS);
    database.sync(Box_.TYPE);
  }

  private static Box full() {
    return Box_.builder()
        .tags(
            List.of(
                "a",
                "",
                "größer 😀",
                "with \"quotes\"",
                "{a,b}",
                "back\\slash",
                "it's",
                "NULL",
                " "))
        .numbers(List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE))
        .integers(List.of(3, 1, 2))
        .shorts(List.of((short) -1))
        .flags(List.of(true, false))
        .doubles(List.of(1.5, Double.MAX_VALUE, Double.NaN))
        .floats(List.of(1.5f, Float.MIN_VALUE))
        .amounts(List.of(new BigDecimal("1.10"), new BigDecimal("-12345678901234567890.5")))
        .uuids(List.of(new UUID(1, 2), new UUID(-1, -1)))
        .dates(List.of(LocalDate.of(2024, 2, 29)))
        .times(List.of(LocalTime.of(1, 2, 3, 456_789_000)))
        .locals(List.of(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_000)))
        .instants(List.of(Instant.parse("2024-02-29T01:02:03.456789Z")))
        .zoned(List.of(OffsetDateTime.parse("2024-02-29T01:02:03.456789Z")))
        .shades(List.of(Shade.LIGHT, Shade.DARK))
        .labels(List.of(new Label("x")))
        .build();
  }

  private List<Long> found(Condition<Box> condition) {
    return get(
        boxes
            .findAll(q -> q.where(condition).order(Box_.id.asc()))
            .map(each -> Objects.requireNonNull(each.id()))
            .collectList());
  }

  @Test
  void whereThereAreNoArraysTheErrorSaysWhatToDo() {
    if (has(Feature.ARRAYS)) {
      return;
    }
    String message = " has no arrays; store the list with @Json, or by a converter";
    assertThat(failure(UnsupportedFeatureException.class, boxes.create(full())))
        .hasMessageEndingWith(message);
    assertThat(failure(UnsupportedFeatureException.class, boxes.findAll()))
        .hasMessageEndingWith(message);
    assertThat(failure(UnsupportedFeatureException.class, own.sync()))
        .hasMessageEndingWith(message);
  }

  @Test
  void listsComeBackAsTheyWent() {
    arrays();
    Box created = get(boxes.create(full()));
    assertThat(created).isEqualTo(full().withId(1L));
    values(boxes.findByPk(1L), created);
    Box nulls = get(boxes.create(Box_.tags.setNull()));
    assertThat(nulls).isEqualTo(Box_.builder().id(2L).build());
    Box some =
        get(
            boxes.create(
                Box_.numbers.set(Arrays.asList(1L, null, 2L)), Box_.labels.set(List.of())));
    assertThat(some.numbers()).containsExactly(1L, null, 2L);
    assertThat(some.labels()).isEmpty();
    values(boxes.findByPk(3L), some);
  }

  @Test
  void elementsAreFound() {
    arrays();
    get(boxes.create(Box_.tags.set(List.of("a", "b", "b")), Box_.numbers.set(List.of(1L, 2L))));
    get(boxes.create(Box_.tags.set(List.of("b", "c,d")), Box_.shades.set(List.of(Shade.DARK))));
    get(boxes.create(Box_.tags.set(List.of())));
    get(boxes.create(Box_.tags.setNull()));
    assertThat(found(Box_.tags.contains("b"))).containsExactly(1L, 2L);
    assertThat(found(Box_.tags.contains("c,d"))).containsExactly(2L);
    assertThat(found(Box_.tags.containsAll(List.of("b", "a")))).containsExactly(1L);
    assertThat(found(Box_.tags.containsAll(List.of()))).containsExactly(1L, 2L, 3L);
    assertThat(found(Box_.tags.containsAny(List.of("a", "c,d")))).containsExactly(1L, 2L);
    assertThat(found(Box_.tags.containsAny(List.of()))).isEmpty();
    assertThat(found(Box_.numbers.contains(2L))).containsExactly(1L);
    assertThat(found(Box_.shades.contains(Shade.DARK))).containsExactly(2L);
    assertThat(found(Box_.tags.eq(List.of("b", "c,d")))).containsExactly(2L);
    assertThat(found(Box_.tags.in(List.of(List.of("b", "c,d"), List.of()))))
        .containsExactly(2L, 3L);
    assertThat(found(Box_.tags.notIn(List.of(List.of("b", "c,d"), List.of())))).containsExactly(1L);
    assertThat(found(Box_.tags.isDistinctFrom(List.of()))).containsExactly(1L, 2L, 4L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Box_.tags.containsAll(Arrays.asList("a", null)));
  }

  @Test
  void elementsAreAppended() {
    arrays();
    get(boxes.create(Box_.tags.set(List.of("a")), Box_.numbers.setNull()));
    values(boxes.updateWhere(Box_.id.eq(1L), Box_.tags.append("b"), Box_.numbers.append(7L)), 1L);
    values(boxes.findAll().map(each -> Objects.requireNonNull(each.tags())), List.of("a", "b"));
    values(boxes.findAll().map(each -> Objects.requireNonNull(each.numbers())), List.of(7L));
  }

  @Test
  void manyListsAreWrittenAndChangedInBulk() {
    arrays();
    Flux<Box> given =
        Flux.range(0, 250)
            .map(
                i ->
                    full()
                        .withNumbers(List.of((long) i))
                        .withTags(i % 5 == 0 ? null : List.of("t" + i, "\"")));
    List<Box> created = get(boxes.bulkCreate(given).collectList());
    assertThat(created.get(249).tags()).containsExactly("t249", "\"");
    values(boxes.findAll(q -> q.order(Box_.id.asc())).collectList(), created);
    values(
        boxes.bulkUpdate(
            Flux.fromIterable(created).map(each -> each.withTags(List.of("x", "y,z"))), Box_.tags),
        250L);
    values(boxes.count(q -> q.where(Box_.tags.eq(List.of("x", "y,z")))), 250L);
  }
}
