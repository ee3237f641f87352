package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.ColumnMetadata;
import io.sluice.dialect.ColumnReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How values of columns are read. The driver takes NaN and infinities for numbers and days, the
 * zone of the JVM for that of a timestamp, and the bytes of any value for a text.
 */
final class PostgresColumns {
  private static final Set<PostgresqlObjectId> TEXTS =
      Set.of(
          PostgresqlObjectId.TEXT,
          PostgresqlObjectId.VARCHAR,
          PostgresqlObjectId.BPCHAR,
          PostgresqlObjectId.NAME,
          PostgresqlObjectId.CHAR,
          PostgresqlObjectId.UNKNOWN,
          PostgresqlObjectId.XML,
          PostgresqlObjectId.JSON);
  private static final Set<Class<?>> INSTANTS =
      Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class);
  // a server has no year after it, and the driver makes these of infinities
  private static final int LAST_YEAR = 294_276;
  private static final int FIRST_YEAR = -4_712;
  private static final LocalDate INFINITE_DAY = LocalDate.of(36_070, 1, 11);
  private static final Instant FIRST = startOf(FIRST_YEAR);
  private static final Instant END = startOf(LAST_YEAR + 1);

  private PostgresColumns() {}

  static ColumnReader reader(ColumnMetadata column, Class<?> type) {
    PostgresqlObjectId id = id(column);
    if (type == String.class) {
      return text(column, id);
    } else if (id == PostgresqlObjectId.NUMERIC && Number.class.isAssignableFrom(type)) {
      return numeric(column, type);
    } else if (Temporal.class.isAssignableFrom(type) && isTemporal(id)) {
      return temporal(column, id, type);
    }
    return ColumnReader.of(column, type);
  }

  private static @Nullable PostgresqlObjectId id(ColumnMetadata column) {
    return column.getNativeTypeMetadata() instanceof Integer oid && PostgresqlObjectId.isValid(oid)
        ? PostgresqlObjectId.valueOf(oid)
        : null;
  }

  private static boolean isTemporal(@Nullable PostgresqlObjectId id) {
    return id == PostgresqlObjectId.DATE
        || id == PostgresqlObjectId.TIMESTAMP
        || id == PostgresqlObjectId.TIMESTAMPTZ;
  }

  private static ColumnReader text(ColumnMetadata column, @Nullable PostgresqlObjectId id) {
    if (id != null && TEXTS.contains(id)) {
      return ColumnReader.plain(String.class);
    } else if (id == null) {
      return value -> requirePrinted(column, value.as(String.class));
    } else if (id == PostgresqlObjectId.JSONB) {
      return value -> {
        Json json = value.as(Json.class);
        return json == null ? null : json.asString();
      };
    }
    Class<?> natural = column.getJavaType();
    ColumnReader own =
        natural == null || !natural.isAssignableFrom(BigDecimal.class)
            ? ColumnReader.plain(natural == null ? Object.class : natural)
            : numeric(column, BigDecimal.class);
    return value -> {
      Object known = own.read(value);
      String printed = known == null ? null : ColumnReader.printed(known);
      if (known != null && printed == null) {
        throw notText(column);
      }
      return printed;
    };
  }

  // a type of an extension or a user: an enum is a text in bytes, others are not
  private static @Nullable String requirePrinted(ColumnMetadata column, @Nullable String text) {
    if (text != null && (text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0)) {
      throw notText(column);
    }
    return text;
  }

  private static IllegalArgumentException notText(ColumnMetadata column) {
    return ColumnReader.unlike(
        column,
        String.class,
        "name the column's type by @Column(type), or cast it to text in SQL of your own");
  }

  /** The driver reads what is no number as 0, of which the bytes are no text then. */
  private static ColumnReader numeric(ColumnMetadata column, Class<?> type) {
    ColumnReader exact = ColumnReader.of(column, type);
    return value -> {
      BigDecimal number = value.as(BigDecimal.class);
      if (number != null && number.signum() == 0) {
        String bytes = value.as(String.class);
        if (bytes != null && bytes.indexOf('\uFFFD') >= 0) {
          throw new IllegalArgumentException(
              "NaN or an infinity of a NUMERIC is no " + type.getSimpleName());
        }
      }
      return type == BigDecimal.class ? number : exact.read(value);
    };
  }

  private static ColumnReader temporal(
      ColumnMetadata column, @Nullable PostgresqlObjectId id, Class<?> type) {
    boolean alike =
        id == PostgresqlObjectId.DATE
            ? type == LocalDate.class
            : id == PostgresqlObjectId.TIMESTAMP
                ? type == LocalDateTime.class
                : INSTANTS.contains(type);
    if (!alike) {
      throw ColumnReader.unlike(column, type, "make the attribute a " + wanted(id));
    }
    return value -> requireFinite(column, value.as(type));
  }

  private static String wanted(@Nullable PostgresqlObjectId id) {
    if (id == PostgresqlObjectId.DATE) {
      return "LocalDate";
    }
    return id == PostgresqlObjectId.TIMESTAMP
        ? "LocalDateTime, or the column a timestamptz"
        : "Instant or an OffsetDateTime, or the column a timestamp";
  }

  private static @Nullable Object requireFinite(ColumnMetadata column, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (isInfinite(value)) {
      throw new IllegalArgumentException(
          "an infinity of a "
              + column.getType().getName()
              + " is no "
              + value.getClass().getSimpleName());
    }
    return value;
  }

  // of an instant the year is not asked, as each answer would make an object
  private static boolean isInfinite(Object value) {
    if (value instanceof Instant instant) {
      return instant.isBefore(FIRST) || !instant.isBefore(END);
    }
    int year = ((Temporal) value).get(ChronoField.YEAR);
    return value instanceof LocalDate day
        ? day.equals(INFINITE_DAY) || year < FIRST_YEAR
        : year > LAST_YEAR || year < FIRST_YEAR;
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
