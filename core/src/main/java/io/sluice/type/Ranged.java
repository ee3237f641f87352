package io.sluice.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ranges as the texts that SQL has for them: {@code [1,5)}. Immutable.
 *
 * @param element the type of their ends
 */
record Ranged<T extends Comparable<? super T>>(DataType<T> element)
    implements Conversion<Range<T>> {
  private static final String EMPTY = "empty";
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 9, SignStyle.NEVER)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DAY)
          .appendPattern(" HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .append(TIME)
          .appendOffset("+HH:mm:ss", "Z")
          .toFormatter(Locale.ROOT);

  /** Of ends that have a text. */
  Ranged {
    switch (element.kind()) {
      case INTEGER, BIGINT, DECIMAL, DATE, TIMESTAMP, INSTANT -> {}
      default ->
          throw new IllegalArgumentException(
              "there are no ranges of "
                  + element
                  + ": use Integer, Long, BigDecimal, LocalDate, LocalDateTime or Instant");
    }
  }

  @Override
  public Class<?> wireType() {
    return String.class;
  }

  @Override
  public Object write(Range<T> range) {
    return range.isEmpty()
        ? EMPTY
        : (range.isLowerIncluded() ? "[" : "(")
            + text(range.lower())
            + ","
            + text(range.upper())
            + (range.isUpperIncluded() ? "]" : ")");
  }

  private String text(@Nullable T end) {
    Object wire = element.toWire(end);
    if (wire == null) {
      return "";
    } else if (wire instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (wire instanceof LocalDate day) {
      return DAY.format(day);
    } else if (wire instanceof LocalDateTime time) {
      return '"' + TIME.format(time) + '"';
    } else if (wire instanceof Instant instant) {
      return '"' + INSTANT.format(instant.atOffset(ZoneOffset.UTC)) + '"';
    } else if (wire instanceof OffsetDateTime time) {
      return '"' + INSTANT.format(time) + '"';
    }
    return wire.toString();
  }

  @Override
  public Range<T> read(Object wire) {
    String text = (String) wire;
    if (text.equals(EMPTY)) {
      return Range.empty();
    }
    int comma = text.indexOf(',');
    int end = text.length() - 1;
    return Range.of(
        end(text.substring(1, comma)),
        text.charAt(0) == '[',
        end(text.substring(comma + 1, end)),
        text.charAt(end) == ']');
  }

  private @Nullable T end(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String plain = text.charAt(0) == '"' ? text.substring(1, text.length() - 1) : text;
    return made(wire(plain));
  }

  private Object wire(String text) {
    return switch (element.kind()) {
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case DATE -> LocalDate.parse(text, DAY);
      case TIMESTAMP -> LocalDateTime.parse(text, TIME);
      default -> {
        OffsetDateTime time = OffsetDateTime.parse(text, INSTANT);
        yield element.wireType() == Instant.class ? time.toInstant() : time;
      }
    };
  }

  /** Of values that follow one another the range from the first of them to that after the last. */
  @Override
  public Object normal(Range<T> range) {
    T lower = normal(range.lower());
    T upper = normal(range.upper());
    if (range.isEmpty()) {
      return range;
    } else if (!isDiscrete()) {
      return Range.of(lower, range.isLowerIncluded(), upper, range.isUpperIncluded());
    }
    T first = lower == null || range.isLowerIncluded() ? lower : next(lower);
    T end = upper == null || !range.isUpperIncluded() ? upper : next(upper);
    boolean none = first != null && end != null && first.compareTo(end) >= 0;
    return none ? Range.empty() : Range.of(first, true, end, false);
  }

  private @Nullable T normal(@Nullable T end) {
    return end == null ? null : element.javaType().cast(element.normal(end));
  }

  private boolean isDiscrete() {
    return switch (element.kind()) {
      case INTEGER, BIGINT, DATE -> true;
      default -> false;
    };
  }

  private T next(T end) {
    Object wire = Objects.requireNonNull(element.toWire(end));
    return made(following(wire));
  }

  private static Object following(Object wire) {
    if (wire instanceof LocalDate day) {
      return day.plusDays(1);
    } else if (wire instanceof Integer number) {
      return Math.addExact(number, 1);
    }
    return Math.addExact((Long) wire, 1L);
  }

  private T made(Object wire) {
    return element.javaType().cast(Objects.requireNonNull(element.fromWire(wire)));
  }
}
