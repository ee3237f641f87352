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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
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
    INSTANT,
    /** A JSON document. */
    JSON,
    /** One of some constants, in a type of the database. */
    ENUM,
    /** Values of one type in their order. */
    ARRAY,
    /** All values of one type between two of them. */
    RANGE
  }

  /** {@link Boolean}. */
  public static final DataType<Boolean> BOOLEAN = plain(Kind.BOOLEAN, Boolean.class);

  /** {@link Byte}, in a column of 16 bits. */
  public static final DataType<Byte> BYTE =
      new DataType<>(
          Kind.SMALLINT, Byte.class, wired(Short.class, Byte::shortValue, DataType::exactByte));

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
          wired(BigDecimal.class, BigDecimal::new, BigDecimal::toBigIntegerExact));

  /** {@link String}. */
  public static final DataType<String> STRING = plain(Kind.TEXT, String.class);

  /**
   * JSON, as its text: one that is read may have other blanks, and its members in another order.
   */
  public static final DataType<String> JSON = plain(Kind.JSON, String.class);

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
          wired(OffsetDateTime.class, DataType::atUtc, DataType::atUtc));

  private final Kind kind;
  private final Class<V> javaType;
  private final Conversion<V> conversion;
  private final Size size;
  private final @Nullable String columnType;

  private DataType(Kind kind, Class<V> javaType, Conversion<V> conversion) {
    this(kind, javaType, conversion, Size.NONE, null);
  }

  private DataType(
      Kind kind,
      Class<V> javaType,
      Conversion<V> conversion,
      Size size,
      @Nullable String columnType) {
    this.kind = kind;
    this.javaType = javaType;
    this.conversion = conversion;
    this.size = size;
    this.columnType = columnType;
  }

  private static Byte exactByte(Short number) {
    if (number.byteValue() != number) {
      throw new IllegalArgumentException(number + " is no Byte");
    }
    return number.byteValue();
  }

  // databases keep the instant alone, and take fewer offsets than Java has
  private static OffsetDateTime atUtc(OffsetDateTime time) {
    boolean kept = time.getOffset().equals(ZoneOffset.UTC) && time.getNano() % 1_000 == 0;
    return kept ? time : time.truncatedTo(ChronoUnit.MICROS).withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static <V, W> Conversion<V> wired(
      Class<W> wireType, Function<V, W> writer, Function<W, V> reader) {
    return new Conversion.Wired<>(wireType, writer, reader);
  }

  private static <V> DataType<V> plain(Kind kind, Class<V> javaType) {
    return new DataType<>(kind, javaType, new Conversion.Wired<>(javaType, null, null));
  }

  private static <V> DataType<V> cut(Kind kind, Class<V> javaType, Function<V, V> cut) {
    return new DataType<>(kind, javaType, new Conversion.Wired<>(javaType, cut, null));
  }

  /** The constants of an enum, stored as text by their names. */
  public static <V extends Enum<V>> DataType<V> enumeration(Class<V> type) {
    return new DataType<>(
        Kind.TEXT, type, wired(String.class, Enum::name, name -> Enum.valueOf(type, name)));
  }

  /**
   * The constants of an enum, by their names, in a type of the database that has just them.
   *
   * @param name the name of the type, where it has one
   */
  public static <V extends Enum<V>> DataType<V> nativeEnum(Class<V> type, String name) {
    return new DataType<>(
        Kind.ENUM, type, new Conversion.Enumerated<>(type, NativeConstants.of(name, type)));
  }

  /**
   * Lists of values of a type, null among them, in an array of the database. A list that is read
   * cannot be changed.
   */
  @SuppressWarnings("unchecked") // the class of the type
  public static <T> DataType<List<T>> list(DataType<T> element) {
    Class<List<T>> javaType = (Class<List<T>>) (Class<?>) List.class;
    return new DataType<>(Kind.ARRAY, javaType, new Conversion.Listed<>(element));
  }

  /**
   * Ranges of values of a type: integers of 32 or 64 bits, decimals, days, dates with times, or
   * instants. They are the texts that SQL has for them to the driver.
   */
  @SuppressWarnings("unchecked") // the class of the type
  public static <T extends Comparable<? super T>> DataType<Range<T>> range(DataType<T> element) {
    Class<Range<T>> javaType = (Class<Range<T>>) (Class<?>) Range.class;
    return new DataType<>(Kind.RANGE, javaType, new Ranged<>(element));
  }

  /** The type of what an array or a range has, or null if it is neither. */
  public @Nullable DataType<?> element() {
    if (conversion instanceof Ranged<?> ranged) {
      return ranged.element();
    }
    return conversion instanceof Conversion.Listed<?> listed ? listed.element() : null;
  }

  /** The constants that the type of the database has, or null if it is no such type. */
  public @Nullable NativeConstants nativeConstants() {
    if (conversion instanceof Converted<V, ?> converted) {
      return converted.stored().nativeConstants();
    }
    return conversion instanceof Conversion.Enumerated<?> named ? named.constants() : null;
  }

  /**
   * Values of a Java type of which the column holds something else.
   *
   * @param javaType the Java type; of one with type arguments the class
   * @param stored the type of what the column holds, whose column it is
   * @param converter what converts one to the other
   */
  @SuppressWarnings("unchecked") // values of a type with arguments are of the class
  public static <A, B> DataType<A> converted(
      Class<? super A> javaType, DataType<B> stored, Converter<A, B> converter) {
    Class<A> type = (Class<A>) javaType;
    return new DataType<>(
        stored.kind,
        type,
        new Converted<>(type, stored, converter, null),
        stored.size,
        stored.columnType);
  }

  /** Values that are stored as JSON, by the {@link JsonCodec} of the program. */
  public static <V> DataType<V> json(JsonType<V> type) {
    return converted(type.javaType(), JSON, type.converter());
  }

  /** This type, for what errors of its converter, if it has one, call by the name. */
  public DataType<V> named(Supplier<String> name) {
    return conversion instanceof Converted<V, ?> converted
        ? new DataType<>(kind, javaType, converted.of(name), size, columnType)
        : this;
  }

  /** This type with at most so many characters. */
  public DataType<V> length(int length) {
    return new DataType<>(kind, javaType, conversion, new Size(length, 0, 0), columnType);
  }

  /** This type with so many digits, of which {@code scale} are after the point. */
  public DataType<V> precision(int precision, int scale) {
    return new DataType<>(kind, javaType, conversion, new Size(0, precision, scale), columnType);
  }

  /**
   * This type, in a column of another type than the database's own for it: {@code citext}, {@code
   * inet}. To the driver values are those of this type still.
   *
   * @param name what the database calls the type, with its size
   */
  public DataType<V> in(String name) {
    return new DataType<>(kind, javaType, conversion, Size.NONE, name);
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

  /** What the database calls the column's type, or null if it is its own for the kind. */
  public @Nullable String columnType() {
    return columnType;
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
    if (conversion instanceof Converted<V, ?> converted) {
      return converted.parse(text);
    } else if (javaType.isEnum()) {
      return fromWire(text);
    }
    return switch (kind) {
      case BOOLEAN -> parsedBoolean(text);
      case SMALLINT -> fromWire(Short.valueOf(text));
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case DECIMAL -> fromWire(new BigDecimal(text));
      case TEXT, JSON -> text;
      case UUID -> java.util.UUID.fromString(text);
      case REAL, DOUBLE, BINARY, DATE, TIME, TIMESTAMP, INSTANT, ENUM, ARRAY, RANGE -> null;
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

  /**
   * The value of what a database has made, or Sluice for it: a number or a UUID.
   *
   * @param of what the value is for, named in the error
   * @throws IllegalArgumentException if it does not fit
   */
  public V made(Object value, Object of) {
    return conversion instanceof Converted<V, ?> converted
        ? javaType.cast(converted.made(value, of))
        : coerce(value, of);
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
    return conversion.normal(javaType.cast(given));
  }

  /** Whether only the database knows which values it takes for equal: texts have collations. */
  public boolean isCollated() {
    return conversion instanceof Converted<V, ?> converted
        ? converted.stored().isCollated()
        : kind == Kind.TEXT && javaType == String.class;
  }

  /** Whether values that are equal to the database are the same in Java, too. */
  public boolean isExact() {
    return switch (kind) {
      case SMALLINT, INTEGER, BIGINT, UUID -> true;
      default -> false;
    };
  }

  /** The value as the driver takes it. */
  public @Nullable Object toWire(@Nullable Object value) {
    return value == null ? null : conversion.write(javaType.cast(requireWhole(value, "a value")));
  }

  /**
   * The value, if it can be stored: half of a surrogate pair is no character, and drivers would put
   * another one in its place.
   *
   * @param of what the value is for, named in the error
   * @throws IllegalArgumentException if it is a text with a half character
   */
  public static <T> T requireWhole(T value, Object of) {
    if (value instanceof String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          boolean pair =
              Character.isHighSurrogate(text.charAt(i))
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (!pair) {
            throw new IllegalArgumentException(
                of + " has half of a surrogate pair at " + i + ", which is no character");
          }
          i++;
        }
      }
    }
    return value;
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
}
