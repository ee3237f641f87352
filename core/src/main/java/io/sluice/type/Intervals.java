package io.sluice.type;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times that pass, as texts of {@code interval}: {@code 1 year 2 mons 3 days 04:05:06.7}. */
final class Intervals {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:([+-]?\\d+) years?)? ?(?:([+-]?\\d+) mons?)? ?(?:([+-]?\\d+) days?)?"
              + " ?(?:([+-]?)(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?");
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  private Intervals() {}

  private static Matcher parts(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no interval as it is written where intervalstyle is postgres");
    }
    return parts;
  }

  /** To the microsecond, as other times are. */
  static String write(Duration duration) {
    Duration cut = duration.truncatedTo(ChronoUnit.MICROS);
    Duration plain = cut.abs();
    long seconds = plain.getSeconds();
    return String.format(
        "%s%02d:%02d:%02d.%06d",
        cut.isNegative() ? "-" : "",
        seconds / HOUR,
        seconds % HOUR / MINUTE,
        seconds % MINUTE,
        plain.getNano() / 1_000);
  }

  static Duration duration(String text) {
    Matcher parts = parts(text);
    for (int i = 1; i <= 3; i++) {
      if (number(parts.group(i)) != 0) {
        throw new IllegalArgumentException(
            "the interval " + text + " has days, months or years, which are no Duration");
      }
    }
    return time(parts);
  }

  private static Duration time(Matcher parts) {
    if (parts.group(5) == null) {
      return Duration.ZERO;
    }
    Duration time =
        Duration.ofHours(Long.parseLong(parts.group(5)))
            .plusMinutes(Long.parseLong(parts.group(6)))
            .plusSeconds(Long.parseLong(parts.group(7)))
            .plusNanos(nanos(parts.group(8)));
    return parts.group(4).equals("-") ? time.negated() : time;
  }

  private static long nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
  }

  static String write(Period period) {
    Period normal = period.normalized();
    return normal.getYears()
        + " years "
        + normal.getMonths()
        + " mons "
        + normal.getDays()
        + " days";
  }

  static Period period(String text) {
    Matcher parts = parts(text);
    if (!time(parts).isZero()) {
      throw new IllegalArgumentException(
          "the interval " + text + " has hours, minutes or seconds, which are no Period");
    }
    return Period.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
