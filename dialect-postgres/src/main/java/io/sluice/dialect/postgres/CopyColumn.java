package io.sluice.dialect.postgres;

import io.sluice.type.DataType.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values go into a column by COPY. Immutable and thread-safe. */
interface CopyColumn {
  /** A number with an exponent, or below zero and perhaps zero, outside of texts or inside. */
  Pattern OWN_NUMBER = Pattern.compile("\\d[eE]|-0");

  /** The length of a null. */
  int NULL = -1;

  /** Adds a value's length and bytes, and gives it as it comes back; null if it does not fit. */
  @Nullable Object put(Object wire, CopyBytes bytes);

  /** The way from values of the kind to a column of the type, or null if it is not exact. */
  static @Nullable CopyColumn of(Kind kind, String type) {
    int bracket = type.indexOf('(');
    String name = bracket < 0 ? type : type.substring(0, bracket);
    int[] sizes = bracket < 0 ? new int[0] : Numbers.sizes(type.substring(bracket));
    return switch (name) {
      case "boolean" -> exact(kind == Kind.BOOLEAN, CopyColumn::putBoolean);
      case "smallint" -> Numbers.INTEGERS.contains(kind) ? Numbers::putShort : null;
      case "integer" -> Numbers.INTEGERS.contains(kind) ? Numbers::putInt : null;
      case "bigint" -> Numbers.INTEGERS.contains(kind) ? Numbers::putLong : null;
      case "real" -> exact(kind == Kind.REAL, CopyColumn::putReal);
      case "double precision" -> exact(kind == Kind.DOUBLE, CopyColumn::putDouble);
      case "numeric" -> exact(kind == Kind.DECIMAL, new CopyDecimal(sizes));
      case "text", "enum" -> exact(kind == Kind.TEXT || kind == Kind.ENUM, CopyColumn::putText);
      case "character varying" -> exact(kind == Kind.TEXT, varying(sizes));
      case "jsonb" -> exact(kind == Kind.JSON, CopyColumn::putJson);
      case "uuid" -> exact(kind == Kind.UUID, CopyColumn::putUuid);
      case "bytea" -> exact(kind == Kind.BINARY, CopyColumn::putBinary);
      case "date" -> exact(kind == Kind.DATE, Times::putDate);
      case "time without time zone" -> exact(kind == Kind.TIME, Times::putTime);
      case "timestamp without time zone" -> exact(kind == Kind.TIMESTAMP, Times::putTimestamp);
      case "timestamp with time zone" -> exact(kind == Kind.INSTANT, Times::putInstant);
      default -> null;
    };
  }

  private static @Nullable CopyColumn exact(boolean fits, CopyColumn column) {
    return fits ? column : null;
  }

  private static Object putBoolean(Object wire, CopyBytes bytes) {
    bytes.putInt(1);
    bytes.putByte((Boolean) wire ? 1 : 0);
    return wire;
  }

  private static Object putReal(Object wire, CopyBytes bytes) {
    bytes.putInt(Float.BYTES);
    bytes.putInt(Float.floatToIntBits((Float) wire));
    return wire;
  }

  private static Object putDouble(Object wire, CopyBytes bytes) {
    bytes.putInt(Double.BYTES);
    bytes.putLong(Double.doubleToLongBits((Double) wire));
    return wire;
  }

  private static Object putText(Object wire, CopyBytes bytes) {
    putBinary(((String) wire).getBytes(StandardCharsets.UTF_8), bytes);
    return wire;
  }

  // the server writes large and small numbers, and zeros, in a form of its own
  private static @Nullable Object putJson(Object wire, CopyBytes bytes) {
    String json = (String) wire;
    if (OWN_NUMBER.matcher(json).find()) {
      return null;
    }
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    bytes.putInt(1 + text.length);
    bytes.putByte(1); // the version of the form
    bytes.put(text);
    return wire;
  }

  // the server cuts spaces that are too many, and counts characters, not halves of them
  private static CopyColumn varying(int[] sizes) {
    return (wire, bytes) ->
        sizes.length == 0 || ((String) wire).length() <= sizes[0] ? putText(wire, bytes) : null;
  }

  private static Object putUuid(Object wire, CopyBytes bytes) {
    UUID value = (UUID) wire;
    bytes.putInt(2 * Long.BYTES);
    bytes.putLong(value.getMostSignificantBits());
    bytes.putLong(value.getLeastSignificantBits());
    return wire;
  }

  private static Object putBinary(Object wire, CopyBytes bytes) {
    byte[] value = (byte[]) wire;
    bytes.putInt(value.length);
    bytes.put(value);
    return wire;
  }

  /** Integers; one that is too large is left to an INSERT. */
  final class Numbers {
    private static final Set<Kind> INTEGERS = EnumSet.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT);

    private Numbers() {}

    private static int[] sizes(String brackets) {
      String[] parts = brackets.substring(1, brackets.indexOf(')')).split(",", -1);
      int[] sizes = new int[parts.length];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = Integer.parseInt(parts[i].trim());
      }
      return sizes;
    }

    private static @Nullable Object putShort(Object wire, CopyBytes bytes) {
      long value = ((Number) wire).longValue();
      if ((short) value != value) {
        return null;
      }
      bytes.putInt(Short.BYTES);
      bytes.putShort((int) value);
      return wire;
    }

    private static @Nullable Object putInt(Object wire, CopyBytes bytes) {
      long value = ((Number) wire).longValue();
      if ((int) value != value) {
        return null;
      }
      bytes.putInt(Integer.BYTES);
      bytes.putInt((int) value);
      return wire;
    }

    private static Object putLong(Object wire, CopyBytes bytes) {
      bytes.putInt(Long.BYTES);
      bytes.putLong(((Number) wire).longValue());
      return wire;
    }
  }

  /** Dates and times, counted from the year 2000; what the driver may not take is left to it. */
  final class Times {
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final long FIRST_SECOND = FIRST_DAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final int LAST_YEAR = 9999;
    private static final long MICROS = 1_000_000;
    private static final long MICROS_OF_DAY = 86_400 * MICROS;
    private static final int NANOS = 1_000;

    private Times() {}

    private static boolean fits(int year) {
      return year >= 1 && year <= LAST_YEAR;
    }

    private static @Nullable Object putDate(Object wire, CopyBytes bytes) {
      LocalDate value = (LocalDate) wire;
      if (!fits(value.getYear())) {
        return null;
      }
      bytes.putInt(Integer.BYTES);
      bytes.putInt((int) ChronoUnit.DAYS.between(FIRST_DAY, value));
      return wire;
    }

    private static Object putTime(Object wire, CopyBytes bytes) {
      bytes.putInt(Long.BYTES);
      bytes.putLong(((LocalTime) wire).toNanoOfDay() / NANOS);
      return wire;
    }

    private static @Nullable Object putTimestamp(Object wire, CopyBytes bytes) {
      LocalDateTime value = (LocalDateTime) wire;
      long days = ChronoUnit.DAYS.between(FIRST_DAY, value.toLocalDate());
      long micros = value.toLocalTime().toNanoOfDay() / NANOS;
      return fits(value.getYear()) ? putMicros(wire, days * MICROS_OF_DAY + micros, bytes) : null;
    }

    private static @Nullable Object putInstant(Object wire, CopyBytes bytes) {
      Instant value = wire instanceof OffsetDateTime at ? at.toInstant() : (Instant) wire;
      long seconds = value.getEpochSecond() - FIRST_SECOND;
      return fits(value.atOffset(ZoneOffset.UTC).getYear())
          ? putMicros(wire, seconds * MICROS + value.getNano() / NANOS, bytes)
          : null;
    }

    private static Object putMicros(Object wire, long micros, CopyBytes bytes) {
      bytes.putInt(Long.BYTES);
      bytes.putLong(micros);
      return wire;
    }
  }
}
