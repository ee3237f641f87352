package io.sluice.type;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types of values that Java has and databases have not, each with what its column holds. What
 * cannot come back as it is, is an error when it is written.
 */
public final class JavaTypes {
  private static final int ZONE_LENGTH = 64;
  private static final int MOST_NANOS_YEARS = 292;
  private static final int LAST_YEAR = 9_999;
  private static final int ADDRESS_LENGTH = 45;
  private static final Pattern ADDRESS = Pattern.compile("([0-9.]+)(/32)?|([0-9A-Fa-f:.]+)(/128)?");

  /**
   * {@link Duration}, as a number of nanoseconds: of 292 years at most, before and after zero.
   * Durations are in order.
   */
  public static final DataType<Duration> DURATION =
      DataType.converted(
          Duration.class, DataType.LONG, Converter.of(JavaTypes::nanos, Duration::ofNanos));

  /** {@link Period}, as its text: {@code P1Y2M3D}. */
  public static final DataType<Period> PERIOD =
      DataType.converted(
          Period.class,
          DataType.STRING.length(ZONE_LENGTH),
          Converter.of(Period::toString, Period::parse));

  /** {@link URI}, as its text. */
  public static final DataType<URI> URI =
      DataType.converted(
          URI.class, DataType.STRING, Converter.of(java.net.URI::toString, java.net.URI::create));

  /** {@link Currency}, as its code of three letters. */
  public static final DataType<Currency> CURRENCY =
      DataType.converted(
          Currency.class,
          DataType.STRING.length(3),
          Converter.of(Currency::getCurrencyCode, Currency::getInstance));

  /** {@link Locale}, as its language tag: {@code de-AT}. */
  public static final DataType<Locale> LOCALE =
      DataType.converted(
          Locale.class,
          DataType.STRING.length(255),
          Converter.of(JavaTypes::tag, Locale::forLanguageTag));

  /** {@link ZoneId}, as its text: {@code Europe/Vienna}. */
  public static final DataType<ZoneId> ZONE_ID =
      DataType.converted(
          ZoneId.class,
          DataType.STRING.length(ZONE_LENGTH),
          Converter.of(ZoneId::getId, ZoneId::of));

  /** {@link ZoneOffset}, as its text: {@code +05:30}. */
  public static final DataType<ZoneOffset> ZONE_OFFSET =
      DataType.converted(
          ZoneOffset.class,
          DataType.STRING.length(ZONE_LENGTH),
          Converter.of(ZoneOffset::getId, ZoneOffset::of));

  /** {@link Year}, as a number. Years are in order. */
  public static final DataType<Year> YEAR =
      DataType.converted(
          Year.class, DataType.INTEGER, Converter.of(Year::getValue, number -> Year.of(number)));

  /** {@link YearMonth}, as its text, {@code 2024-02}, of the years 0 to 9999, which is in order. */
  public static final DataType<YearMonth> YEAR_MONTH =
      DataType.converted(
          YearMonth.class,
          DataType.STRING.length(7),
          Converter.of(JavaTypes::text, YearMonth::parse));

  /** {@link MonthDay}, as its text, {@code --02-29}, which is in order. */
  public static final DataType<MonthDay> MONTH_DAY =
      DataType.converted(
          MonthDay.class,
          DataType.STRING.length(7),
          Converter.of(MonthDay::toString, MonthDay::parse));

  /**
   * {@link InetAddress}, as its text: {@code 10.0.0.1}. A host has no name, and none is looked up.
   */
  public static final DataType<InetAddress> INET_ADDRESS =
      DataType.converted(
          InetAddress.class,
          DataType.STRING.length(ADDRESS_LENGTH),
          Converter.of(JavaTypes::address, JavaTypes::address));

  /** {@link Duration} to the microsecond, in a column of the type {@code interval}. */
  public static final DataType<Duration> DURATION_INTERVAL =
      DataType.converted(
          Duration.class, DataType.STRING, Converter.of(Intervals::write, Intervals::duration));

  /** {@link Period}, in a column of the type {@code interval}. */
  public static final DataType<Period> PERIOD_INTERVAL =
      DataType.converted(
          Period.class, DataType.STRING, Converter.of(Intervals::write, Intervals::period));

  /**
   * Maps of texts, null among the values, in a column of the type {@code hstore}. A map that is
   * read cannot be changed.
   */
  public static final DataType<Map<String, String>> HSTORE =
      DataType.converted(Map.class, DataType.STRING, Converter.of(Hstore::write, Hstore::read));

  /** All of them that values of their classes are. */
  static final List<DataType<?>> ALL =
      List.of(
          DURATION,
          PERIOD,
          URI,
          CURRENCY,
          LOCALE,
          ZONE_OFFSET,
          ZONE_ID,
          YEAR,
          YEAR_MONTH,
          MONTH_DAY,
          INET_ADDRESS);

  private JavaTypes() {}

  private static Long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException thrown) {
      throw new ArithmeticException(
          duration
              + " has more nanoseconds than a column of 64 bits: "
              + MOST_NANOS_YEARS
              + " years are the most, unless a converter of your own stores it");
    }
  }

  private static String tag(Locale locale) {
    String tag = locale.toLanguageTag();
    if (!Locale.forLanguageTag(tag).equals(locale)) {
      throw new IllegalArgumentException(
          "the locale " + locale + " has no language tag of its own");
    }
    return tag;
  }

  private static String text(YearMonth month) {
    if (month.getYear() < 0 || month.getYear() > LAST_YEAR) {
      throw new DateTimeException(
          month + " is not of the years 0 to " + LAST_YEAR + ", whose texts are in order");
    }
    return month.toString();
  }

  private static String address(InetAddress address) {
    if (address instanceof Inet6Address six && six.getScopeId() != 0) {
      throw new IllegalArgumentException(
          address.getHostAddress() + " is of one network interface, which no column keeps");
    }
    return address.getHostAddress();
  }

  private static InetAddress address(String text) {
    Matcher parts = ADDRESS.matcher(text);
    if (parts.matches()) {
      try {
        String plain = parts.group(1) == null ? parts.group(3) : parts.group(1);
        InetAddress address = InetAddress.getByName(plain);
        if (address instanceof Inet4Address == (parts.group(1) != null)) {
          return address;
        }
      } catch (UnknownHostException thrown) {
        throw new IllegalArgumentException(text + " is no address of a host", thrown);
      }
    }
    throw new IllegalArgumentException(
        text + " is no address of a host: make the attribute a String");
  }
}
