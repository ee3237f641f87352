package io.sluice.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The type of an attribute: what it is in Java, what the driver is given and asked for, and what
 * kind of column holds it. Immutable and thread-safe.
 *
 * @param <V> the Java type of a value
 */
public final class DataType<V> {
  /** What a dialect makes a column of. */
  public enum Kind {
    /** True or false. */
    BOOLEAN,
    /** 16 bits. */
    SMALLINT,
    /** 32 bits. */
    INTEGER,
    /** 64 bits. */
    BIGINT,
    /** A 32-bit floating point number. */
    REAL,
    /** A 64-bit floating point number. */
    DOUBLE,
    /** An exact decimal number. */
    DECIMAL,
    /** Text. */
    TEXT,
    /** A UUID. */
    UUID,
    /** Bytes. */
    BINARY,
    /** A date without a zone. */
    DATE,
    /** A time of day without a zone. */
    TIME,
    /** A date and time without a zone. */
    TIMESTAMP,
    /** A point on the time line. */
    INSTANT
  }

  /** {@link Boolean}. */
  public static final DataType<Boolean> BOOLEAN = plain(Kind.BOOLEAN, Boolean.class);

  /** {@link Byte}, in a column of 16 bits. */
  public static final DataType<Byte> BYTE =
      new DataType<>(
          Kind.SMALLINT,
          Byte.class,
          Conversion.of(Short.class, Byte::shortValue, Short::byteValue),
          Size.NONE);

  /** {@link Short}. */
  public static final DataType<Short> SHORT = plain(Kind.SMALLINT, Short.class);

  /** {@link Integer}. */
  public static final DataType<Integer> INTEGER = plain(Kind.INTEGER, Integer.class);

  /** {@link Long}. */
  public static final DataType<Long> LONG = plain(Kind.BIGINT, Long.class);

  /** {@link Float}. */
  public static final DataType<Float> FLOAT = plain(Kind.REAL, Float.class);

  /** {@link Double}. */
  public static final DataType<Double> DOUBLE = plain(Kind.DOUBLE, Double.class);

  /** {@link BigDecimal}. */
  public static final DataType<BigDecimal> BIG_DECIMAL = plain(Kind.DECIMAL, BigDecimal.class);

  /** {@link BigInteger}, in a decimal column. */
  public static final DataType<BigInteger> BIG_INTEGER =
      new DataType<>(
          Kind.DECIMAL,
          BigInteger.class,
          Conversion.of(BigDecimal.class, BigDecimal::new, BigDecimal::toBigIntegerExact),
          Size.NONE);

  /** {@link String}. */
  public static final DataType<String> STRING = plain(Kind.TEXT, String.class);

  /** {@link java.util.UUID}. */
  public static final DataType<UUID> UUID = plain(Kind.UUID, UUID.class);

  /** Bytes. */
  public static final DataType<byte[]> BYTES = plain(Kind.BINARY, byte[].class);

  /** {@link LocalDate}. */
  public static final DataType<LocalDate> LOCAL_DATE = plain(Kind.DATE, LocalDate.class);

  /** {@link LocalTime}, to the microsecond. */
  public static final DataType<LocalTime> LOCAL_TIME =
      cut(Kind.TIME, LocalTime.class, time -> time.truncatedTo(ChronoUnit.MICROS));

  /** {@link LocalDateTime}, to the microsecond. */
  public static final DataType<LocalDateTime> LOCAL_DATE_TIME =
      cut(Kind.TIMESTAMP, LocalDateTime.class, time -> time.truncatedTo(ChronoUnit.MICROS));

  /** {@link Instant}, to the microsecond. */
  public static final DataType<Instant> INSTANT =
      cut(Kind.INSTANT, Instant.class, time -> time.truncatedTo(ChronoUnit.MICROS));

  /**
   * {@link OffsetDateTime}, to the microsecond; the same instant comes back, at UTC, as databases
   * do not keep the offset.
   */
  public static final DataType<OffsetDateTime> OFFSET_DATE_TIME =
      new DataType<>(
          Kind.INSTANT,
          OffsetDateTime.class,
          Conversion.of(OffsetDateTime.class, DataType::atUtc, DataType::atUtc),
          Size.NONE);

  private final Kind kind;
  private final Class<V> javaType;
  private final Conversion<V, ?> conversion;
  private final Size size;

  private DataType(Kind kind, Class<V> javaType, Conversion<V, ?> conversion, Size size) {
    this.kind = kind;
    this.javaType = javaType;
    this.conversion = conversion;
    this.size = size;
  }

  // databases keep the instant alone, and take fewer offsets than Java has
  private static OffsetDateTime atUtc(OffsetDateTime time) {
    return time.truncatedTo(ChronoUnit.MICROS).withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static <V> DataType<V> plain(Kind kind, Class<V> javaType) {
    return new DataType<>(kind, javaType, new Conversion<>(javaType, null, null), Size.NONE);
  }

  private static <V> DataType<V> cut(Kind kind, Class<V> javaType, Function<V, V> cut) {
    return new DataType<>(kind, javaType, new Conversion<>(javaType, cut, null), Size.NONE);
  }

  /** The constants of an enum, stored as text by their names. */
  public static <V extends Enum<V>> DataType<V> enumeration(Class<V> type) {
    return new DataType<>(
        Kind.TEXT,
        type,
        Conversion.of(String.class, Enum::name, name -> Enum.valueOf(type, name)),
        Size.NONE);
  }

  /** This type with at most so many characters. */
  public DataType<V> length(int length) {
    return new DataType<>(kind, javaType, conversion, new Size(length, 0, 0));
  }

  /** This type with so many digits, of which {@code scale} are after the point. */
  public DataType<V> precision(int precision, int scale) {
    return new DataType<>(kind, javaType, conversion, new Size(0, precision, scale));
  }

  /** What a dialect makes a column of. */
  public Kind kind() {
    return kind;
  }

  /** The Java type of a value. */
  public Class<V> javaType() {
    return javaType;
  }

  /** The Java type that the driver is given and asked for. */
  public Class<?> wireType() {
    return conversion.wireType();
  }

  /** The length and precision of the column. */
  public Size size() {
    return size;
  }

  /**
   * The value that a text in an annotation stands for.
   *
   * @throws IllegalArgumentException if it stands for none, or values of the type have no text
   */
  public V parse(String text) {
    Object value = parsed(text);
    if (value == null) {
      throw new IllegalArgumentException(
          "a " + javaType.getSimpleName() + " cannot be written as text");
    }
    return javaType.cast(value);
  }

  private @Nullable Object parsed(String text) {
    if (javaType.isEnum()) {
      return fromWire(text);
    }
    return switch (kind) {
      case BOOLEAN -> parsedBoolean(text);
      case SMALLINT -> fromWire(Short.valueOf(text));
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case DECIMAL -> fromWire(new BigDecimal(text));
      case TEXT -> text;
      case UUID -> java.util.UUID.fromString(text);
      case REAL, DOUBLE, BINARY, DATE, TIME, TIMESTAMP, INSTANT -> null;
    };
  }

  private static Boolean parsedBoolean(String text) {
    boolean value = text.equalsIgnoreCase("true");
    if (!value && !text.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
    }
    return value;
  }

  /**
   * The value as the type has it: as it is, or an integer of another Java type.
   *
   * @param of what the value is for, named in the error
   * @throws IllegalArgumentException if it is neither of the Java type nor an integer that fits it
   */
  public V coerce(@Nullable Object value, Object of) {
    if (javaType.isInstance(value)) {
      return javaType.cast(value);
    }
    Object converted = value instanceof Number number ? Numbers.exact(number, javaType) : null;
    if (converted == null) {
      throw new IllegalArgumentException(of + unlike(value));
    }
    return javaType.cast(converted);
  }

  private String unlike(@Nullable Object value) {
    String wanted = javaType.getSimpleName();
    if (Numbers.isInteger(value) && Number.class.isAssignableFrom(javaType)) {
      return ": " + value + " is no " + wanted;
    }
    return ("AEIO".indexOf(wanted.charAt(0)) < 0 ? " is a " : " is an ")
        + wanted
        + ", not "
        + (value == null ? "null" : value.getClass().getSimpleName() + ": " + value);
  }

  /**
   * The one form of values that the database takes for equal, so that they are equal in Java, too:
   * as they come back from it, without a sign of zero or zeros after the point. Texts stay as they
   * are: which of them are equal, a column's collation says.
   */
  public Object normal(Object given) {
    Object value = conversion.stored(javaType.cast(given));
    if (value instanceof BigDecimal decimal) {
      BigDecimal stripped = decimal.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    } else if (value instanceof Double number) {
      return number == 0 ? 0.0 : value;
    } else if (value instanceof Float number) {
      return number == 0 ? 0.0f : value;
    }
    return value;
  }

  /** Whether only the database knows which values it takes for equal: texts have collations. */
  public boolean isCollated() {
    return javaType == String.class;
  }

  /** The value as the driver takes it. */
  public @Nullable Object toWire(@Nullable Object value) {
    return value == null ? null : conversion.write(javaType.cast(value));
  }

  /** The value as the attribute has it, from one of the driver's. */
  public @Nullable Object fromWire(@Nullable Object wire) {
    return wire == null ? null : conversion.read(wire);
  }

  @Override
  public String toString() {
    return kind + "(" + javaType.getSimpleName() + ")";
  }

  /**
   * The size of a column; 0 is the database's default.
   *
   * @param length most characters
   * @param precision digits in all
   * @param scale digits after the point
   */
  public record Size(int length, int precision, int scale) {
    static final Size NONE = new Size(0, 0, 0);
  }

  private record Conversion<V, W>(
      Class<W> wireType, @Nullable Function<V, W> writer, @Nullable Function<W, V> reader) {
    static <V, W> Conversion<V, W> of(
        Class<W> wireType, Function<V, W> writer, Function<W, V> reader) {
      return new Conversion<>(wireType, writer, reader);
    }

    Object write(V value) {
      W wire = writer == null ? wireType.cast(value) : writer.apply(value);
      return Objects.requireNonNull(wire);
    }

    /** The value as it comes back. */
    Object stored(V value) {
      return writer == null ? value : read(write(value));
    }

    Object read(Object wire) {
      return reader == null ? wire : Objects.requireNonNull(reader.apply(wireType.cast(wire)));
    }
  }
}
