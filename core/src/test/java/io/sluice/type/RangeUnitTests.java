package io.sluice.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeUnitTests {
  private static <T extends Comparable<? super T>> Object normal(DataType<T> type, Range<T> range) {
    return DataType.range(type).normal(range);
  }

  private static <T extends Comparable<? super T>> void thereAndBack(
      DataType<T> element, Range<T> range, String text) {
    DataType<Range<T>> type = DataType.range(element);
    assertThat(type.toWire(range)).isEqualTo(text);
    assertThat(type.fromWire(text)).isEqualTo(range);
  }

  @Test
  void endsAreInOrder() {
    assertThat(Range.closed(1, 1)).hasToString("[1,1]");
    assertThat(Range.closedOpen(1, 1)).isEqualTo(Range.empty()).hasToString("empty");
    assertThat(Range.of(null, true, null, true)).isEqualTo(Range.all()).hasToString("(,)");
    assertThat(Range.of(1, true, null, true)).isEqualTo(Range.atLeast(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Range.open(2, 1))
        .withMessage("the lower end of the range is greater than the upper one: 2, 1");
  }

  @Test
  void valuesAreOfIt() {
    List<Range<Integer>> with =
        List.of(
            Range.closed(2, 2), Range.open(1, 3), Range.atMost(2), Range.atLeast(2), Range.all());
    assertThat(with).allMatch(each -> each.contains(2));
    List<Range<Integer>> without =
        List.of(
            Range.open(2, 3),
            Range.closedOpen(1, 2),
            Range.lessThan(2),
            Range.greaterThan(2),
            Range.empty());
    assertThat(without).noneMatch(each -> each.contains(2));
  }

  @Test
  void textsAreThoseOfSql() {
    thereAndBack(DataType.INTEGER, Range.closedOpen(-1, 5), "[-1,5)");
    thereAndBack(DataType.LONG, Range.atMost(5L), "(,5]");
    thereAndBack(DataType.BIG_DECIMAL, Range.greaterThan(new BigDecimal("1.50")), "(1.50,)");
    thereAndBack(DataType.LOCAL_DATE, Range.lessThan(LocalDate.of(12_345, 1, 2)), "(,12345-01-02)");
    thereAndBack(
        DataType.LOCAL_DATE_TIME,
        Range.atLeast(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000)),
        "[\"2024-02-29 01:02:03.000004\",)");
    thereAndBack(
        DataType.INSTANT,
        Range.atLeast(Instant.parse("2024-02-29T01:02:03Z")),
        "[\"2024-02-29 01:02:03Z\",)");
    assertThat(DataType.range(DataType.INSTANT).fromWire("[\"2024-02-29 06:32:03+05:30\",)"))
        .isEqualTo(DataType.range(DataType.INSTANT).fromWire("[\"2024-02-29 01:02:03+00\",)"));
    assertThat(
            DataType.range(DataType.OFFSET_DATE_TIME)
                .fromWire("[\"1890-01-01 00:19:32+00:19:32\",)"))
        .isEqualTo(Range.atLeast(OffsetDateTime.parse("1890-01-01T00:00:00Z")));
    assertThatIllegalArgumentException().isThrownBy(() -> DataType.range(DataType.STRING));
  }

  @Test
  void whatIsEqualToADatabaseHasOneForm() {
    assertThat(normal(DataType.INTEGER, Range.openClosed(1, 4))).isEqualTo(Range.closedOpen(2, 5));
    assertThat(normal(DataType.LONG, Range.open(1L, 2L))).isEqualTo(Range.empty());
    assertThat(normal(DataType.LOCAL_DATE, Range.atMost(LocalDate.EPOCH)))
        .isEqualTo(Range.lessThan(LocalDate.EPOCH.plusDays(1)));
    assertThat(normal(DataType.BIG_DECIMAL, Range.atMost(new BigDecimal("1.50"))))
        .isEqualTo(Range.atMost(new BigDecimal("1.5")));
  }
}
