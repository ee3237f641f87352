package io.sluice.dialect.postgres;

import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.ErrorKind;
import io.sluice.error.DatabaseException.Detail;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's error codes, and what its messages tell. */
final class PostgresErrors {
  private static final Map<String, ErrorKind> KINDS =
      Map.ofEntries(
          Map.entry("23505", ErrorKind.UNIQUE),
          Map.entry("23503", ErrorKind.FOREIGN_KEY),
          Map.entry("23001", ErrorKind.FOREIGN_KEY),
          Map.entry("23514", ErrorKind.CHECK),
          Map.entry("23P01", ErrorKind.EXCLUSION),
          Map.entry("23502", ErrorKind.NOT_NULL),
          Map.entry("42P01", ErrorKind.UNKNOWN_TABLE),
          Map.entry("3F000", ErrorKind.UNKNOWN_TABLE),
          Map.entry("42703", ErrorKind.UNKNOWN_COLUMN),
          Map.entry("40001", ErrorKind.SERIALIZATION),
          Map.entry("40P01", ErrorKind.DEADLOCK),
          Map.entry("55P03", ErrorKind.LOCK_TIMEOUT),
          Map.entry("57014", ErrorKind.TIMEOUT),
          Map.entry("26000", ErrorKind.INVALIDATED),
          Map.entry("42P05", ErrorKind.INVALIDATED),
          // after an error that is seen nothing is sent; one that is not is of this kind: the
          // driver prepares again, in the transaction that the error has ended
          Map.entry("25P02", ErrorKind.INVALIDATED),
          Map.entry("25P04", ErrorKind.TIMEOUT));
  private static final Set<String> LOGIN = Set.of("28000", "28P01", "3D000");
  // the second is a proxy's, to which a parameter of the driver is unknown
  private static final Set<String> REFUSED = Set.of("53300", "08P01", "57P03");
  private static final Set<String> SHUTDOWN = Set.of("57P01", "57P02", "57P03");
  private static final Pattern KEY = Pattern.compile("\\((.*?)\\)=\\((.*)\\)");
  private static final Pattern RELATION = Pattern.compile("relation \"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile("(?::|value) \"(.*)\"", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("column \"?([^\" ]+)\"? ");

  private PostgresErrors() {}

  static ErrorKind kind(R2dbcException error) {
    String state = String.valueOf(error.getSqlState());
    ErrorKind known = KINDS.get(state);
    if (known != null) {
      return known;
    }
    if (state.equals("0A000") && isOfOldPlan(error)) {
      return ErrorKind.INVALIDATED;
    }
    return state.startsWith("22")
        ? ErrorKind.DATA
        : state.startsWith("23") ? ErrorKind.CONSTRAINT : ErrorKind.OTHER;
  }

  private static boolean isOfOldPlan(R2dbcException error) {
    return error instanceof PostgresqlException known
        && known.getErrorDetails().getRoutine().orElse("").startsWith("RevalidateCached");
  }

  static boolean refusesLogin(R2dbcException error) {
    return LOGIN.contains(String.valueOf(error.getSqlState()));
  }

  static boolean refusesConnection(R2dbcException error) {
    return REFUSED.contains(String.valueOf(error.getSqlState()));
  }

  static boolean losesConnection(Throwable error) {
    String state = error instanceof R2dbcException known ? String.valueOf(known.getSqlState()) : "";
    return state.startsWith("08") || SHUTDOWN.contains(state);
  }

  static Detail detail(R2dbcException error) {
    if (!(error instanceof PostgresqlException known)) {
      return Detail.NONE;
    }
    ErrorDetails details = known.getErrorDetails();
    String message = String.valueOf(error.getMessage());
    Matcher key = KEY.matcher(details.getDetail().orElse(""));
    boolean hasKey = key.find();
    String table = details.getTableName().orElse(found(RELATION, message));
    String column = details.getColumnName().orElse(found(COLUMN, message));
    // an alias may stand before it
    List<String> columns =
        column == null ? List.of() : List.of(column.substring(column.lastIndexOf('.') + 1));
    return new Detail(
        table,
        details.getConstraintName().orElse(null),
        hasKey
            ? Arrays.stream(key.group(1).split(", ", -1)).map(PostgresErrors::unquoted).toList()
            : columns,
        hasKey ? key.group(2) : kind(error) == ErrorKind.DATA ? found(VALUE, message) : null);
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
  }

  private static @Nullable String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
