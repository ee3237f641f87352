package io.sluice.processor;

import java.util.Map;

/** What to do about types that no column has. */
final class Remedies {
  /** About any of them. */
  static final String WAYS_OUT =
      "; use String, a number, boolean, UUID, a date or time, byte[], an enum or a record of one of"
          + " them, @Convert(…) to say what converts it, @Embedded if its components are columns,"
          + " @Json to store it as JSON, BelongsTo<…> for a row of another entity, or HasMany<…> for"
          + " many";

  private static final String APART = ", or @Convert(…) it to a text";
  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry(
              "java.time.ZonedDateTime",
              "databases keep no zone beside an instant: use Instant or OffsetDateTime, and a"
                  + " ZoneId in a component of its own"
                  + APART),
          Map.entry(
              "java.time.OffsetTime",
              "databases keep no offset beside a time: use LocalTime, and a ZoneOffset in a"
                  + " component of its own"
                  + APART),
          Map.entry("java.net.URL", "a URL looks its host up when it is compared: use URI"),
          Map.entry(
              "java.lang.Character", "java.lang.Character is no type of a column; use String"),
          Map.entry("java.util.Date", "a Date can be changed: use Instant"),
          Map.entry(
              "java.sql.Timestamp",
              "a Timestamp is of the zone of the JVM: use Instant or LocalDateTime"),
          Map.entry("java.sql.Date", "a Date is of the zone of the JVM: use LocalDate"),
          Map.entry(
              "java.util.Calendar",
              "a Calendar can be changed: use Instant, and a ZoneId in a component of its own"),
          Map.entry(
              "java.util.Map",
              "a Map is no type of a column: store it with @Json, or one of Strings with"
                  + " @Column(type = \"hstore\") on PostgreSQL"),
          Map.entry(
              "java.util.Set",
              "a Set is no type of a column: store it with @Json, in a List on PostgreSQL, or"
                  + " @Convert(…) it to a String with @Column(type = \"set(…)\") on MySQL and"
                  + " MariaDB"),
          Map.entry(
              "java.util.BitSet",
              "a BitSet can be changed, and has no length: use a String with"
                  + " @Column(type = \"bit(…)\") on PostgreSQL, a byte[] with it on MySQL and"
                  + " MariaDB"));

  private Remedies() {}

  /** Whether there is something to say about the type of the name. */
  static boolean isFor(String name) {
    return BY_NAME.containsKey(name);
  }

  /** What to do about the type of the name. */
  static String of(String name) {
    return String.valueOf(BY_NAME.get(name));
  }
}
