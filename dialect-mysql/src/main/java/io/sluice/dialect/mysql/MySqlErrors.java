package io.sluice.dialect.mysql;

import io.r2dbc.spi.R2dbcException;
import io.sluice.dialect.ErrorKind;
import io.sluice.error.DatabaseException.Detail;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MySQL's and MariaDB's error codes, and what their messages tell. */
final class MySqlErrors {
  private static final Map<Integer, ErrorKind> KINDS = new HashMap<>();
  private static final Set<Integer> LOGIN = Set.of(1044, 1045, 1049, 1698);
  private static final Set<Integer> REFUSED = Set.of(1040, 1129, 1203, 1226);
  private static final Set<Integer> LOST = Set.of(1053, 1079, 1152, 1159, 1161, 1927, 4031);

  private static final Pattern LOGIN_MESSAGE = Pattern.compile("Access denied|Unknown database");
  private static final Pattern REFUSED_MESSAGE =
      Pattern.compile("Too many connections|max_user_connections");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\(`[^`]+`\\.`([^`]+)`, CONSTRAINT `([^`]+)` FOREIGN KEY \\(([^)]+)\\) REFERENCES");
  private static final Pattern DUPLICATE =
      Pattern.compile("Duplicate entry '(.*)' for key '([^']+)'", Pattern.DOTALL);
  private static final Pattern CHECK =
      Pattern.compile("(?:CONSTRAINT|Check constraint) [`']([^`']+)[`']");
  private static final Pattern COLUMN = Pattern.compile("(?:[Cc]olumn|Field) '([^']+)'");
  private static final Pattern VALUE =
      Pattern.compile("(?:value: |out of range in )'(.*?)'(?: for column|$)", Pattern.DOTALL);
  private static final Pattern TABLE = Pattern.compile("Table '([^']+)'");
  private static final Pattern WRITTEN =
      Pattern.compile("^(?:INSERT INTO|UPDATE|DELETE FROM) (?:`[^`]+`\\.)?`([^`]+)`");

  static {
    put(ErrorKind.UNIQUE, 1062, 1169, 1586);
    put(ErrorKind.FOREIGN_KEY, 1216, 1217, 1451, 1452, 1557, 1761, 1762);
    put(ErrorKind.CHECK, 3819, 4025);
    put(ErrorKind.NOT_NULL, 1048, 1263, 1364);
    put(ErrorKind.UNKNOWN_TABLE, 1049, 1051, 1146);
    put(ErrorKind.UNKNOWN_COLUMN, 1054);
    put(ErrorKind.DATA, 1264, 1265, 1292, 1366, 1367, 1406, 1411, 1416, 1690);
    put(ErrorKind.TIMEOUT, 1317, 1969, 3024);
    put(ErrorKind.LOCK_TIMEOUT, 1205, 3572);
    put(ErrorKind.SERIALIZATION, 1020);
    put(ErrorKind.DEADLOCK, 1213);
    put(ErrorKind.INVALIDATED, 1243, 1615);
  }

  private MySqlErrors() {}

  private static void put(ErrorKind kind, Integer... codes) {
    Arrays.asList(codes).forEach(each -> KINDS.put(each, kind));
  }

  static ErrorKind kind(R2dbcException error) {
    ErrorKind known = KINDS.get(error.getErrorCode());
    if (known != null) {
      return known;
    }
    String state = String.valueOf(error.getSqlState());
    return state.startsWith("22")
        ? ErrorKind.DATA
        : state.startsWith("23") ? ErrorKind.CONSTRAINT : ErrorKind.OTHER;
  }

  static boolean refusesLogin(R2dbcException error) {
    return LOGIN.contains(error.getErrorCode()) || says(LOGIN_MESSAGE, error);
  }

  static boolean refusesConnection(R2dbcException error) {
    return REFUSED.contains(error.getErrorCode()) || says(REFUSED_MESSAGE, error);
  }

  // r2dbc-mariadb drops the code of what comes while it logs in
  private static boolean says(Pattern pattern, R2dbcException error) {
    return KINDS.get(error.getErrorCode()) == null
        && pattern.matcher(String.valueOf(error.getMessage())).find();
  }

  // after a fault of their own the drivers do not know any more where in their protocol they are
  static boolean losesConnection(Throwable error) {
    return !(error instanceof R2dbcException known)
        || LOST.contains(known.getErrorCode())
        || String.valueOf(known.getSqlState()).startsWith("08");
  }

  static Detail detail(R2dbcException error, String sql) {
    String message = String.valueOf(error.getMessage());
    String written = found(WRITTEN, sql);
    return switch (kind(error)) {
      case UNIQUE -> unique(message, written);
      case FOREIGN_KEY -> foreignKey(message, written);
      case CHECK -> new Detail(written, found(CHECK, message), List.of(), null);
      case DATA -> new Detail(written, null, columns(message), found(VALUE, message));
      case UNKNOWN_TABLE -> new Detail(last(found(TABLE, message)), null, List.of(), null);
      default -> new Detail(written, null, columns(message), null);
    };
  }

  private static List<String> columns(String message) {
    String column = last(found(COLUMN, message));
    return column == null ? List.of() : List.of(column);
  }

  private static Detail unique(String message, @Nullable String table) {
    Matcher matcher = DUPLICATE.matcher(message);
    return matcher.find()
        ? new Detail(table, last(matcher.group(2)), List.of(), matcher.group(1))
        : new Detail(table, null, List.of(), null);
  }

  private static Detail foreignKey(String message, @Nullable String table) {
    Matcher matcher = REFERENCE.matcher(message);
    if (!matcher.find()) {
      return new Detail(table, null, List.of(), null);
    }
    List<String> columns =
        Arrays.stream(matcher.group(3).split(", ", -1)).map(each -> each.replace("`", "")).toList();
    return new Detail(matcher.group(1), matcher.group(2), columns, null);
  }

  // a table or an alias may stand before it
  private static @Nullable String last(@Nullable String name) {
    return name == null ? null : name.substring(name.lastIndexOf('.') + 1);
  }

  private static @Nullable String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
