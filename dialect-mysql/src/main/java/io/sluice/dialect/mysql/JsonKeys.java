package io.sluice.dialect.mysql;

import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import io.sluice.type.DataType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Long lists of keys as one JSON document, which the server makes a table of: a prepared statement
 * takes 65,535 values at most, and each length of a list would be a statement of its own.
 */
final class JsonKeys {
  /** Shorter lists are values of their own, which the server can estimate better. */
  static final int MINIMUM = 1_000;

  /**
   * Lists of some types are values of their own as long as a statement takes them: texts are
   * compared as the column's collation says, but a document's texts by a collation of their own,
   * and where the two do not go together, the server says so; of fractions and times a document has
   * only the text.
   */
  static final int MOST_VALUES = 60_000;

  private static final int LONGEST = 1_000;
  private static final int SCALE = 30;
  private static final int DIGITS = 65;
  private static final Set<Kind> EXACT =
      EnumSet.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.UUID, Kind.DATE);
  private static final Map<Kind, String> TYPES = new EnumMap<>(Kind.class);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

  static {
    TYPES.put(Kind.SMALLINT, "bigint");
    TYPES.put(Kind.INTEGER, "bigint");
    TYPES.put(Kind.BIGINT, "bigint");
    TYPES.put(Kind.DOUBLE, "double");
    TYPES.put(Kind.DECIMAL, "decimal");
    TYPES.put(Kind.TEXT, "varchar(" + LONGEST + ")");
    TYPES.put(Kind.UUID, "varchar(" + LONGEST + ")");
    TYPES.put(Kind.DATE, "date");
    TYPES.put(Kind.TIME, "time(6)");
    TYPES.put(Kind.TIMESTAMP, "datetime(6)");
    TYPES.put(Kind.INSTANT, "datetime(6)");
  }

  private JsonKeys() {}

  /** Whether the lists of the condition are long enough, and of values that JSON has exactly. */
  static boolean suit(Predicate.In predicate) {
    boolean exact =
        predicate.operands().stream().allMatch(each -> EXACT.contains(each.type().kind()));
    // what is not in a document is sought in all of it, for each row
    boolean sorted = exact && !predicate.negated();
    int most = sorted ? MINIMUM : MOST_VALUES / predicate.operands().size();
    return predicate.tuples().size() >= most
        && predicate.operands().stream().allMatch(each -> TYPES.containsKey(each.type().kind()))
        && predicate.tuples().stream().allMatch(each -> fits(predicate.operands(), each));
  }

  private static boolean fits(List<Term> operands, List<Object> tuple) {
    for (int i = 0; i < tuple.size(); i++) {
      DataType<?> type = operands.get(i).type();
      if (!fits(wire(type, tuple.get(i)), scale(type))) {
        return false;
      }
    }
    return true;
  }

  private static Object wire(DataType<?> type, Object value) {
    return MySqlTypes.OF_DRIVERS.write(Objects.requireNonNull(type.toWire(value)));
  }

  private static int scale(DataType<?> type) {
    return type.javaType() == BigInteger.class ? 0 : SCALE;
  }

  private static boolean fits(Object value, int scale) {
    if (value instanceof BigDecimal number) {
      BigDecimal plain = number.stripTrailingZeros();
      return plain.scale() <= scale && plain.precision() - plain.scale() <= DIGITS - scale;
    }
    return value instanceof Double number
        ? Double.isFinite(number)
        : !(value instanceof String text) || text.length() <= LONGEST;
  }

  /** The type of a column of such keys. */
  static String columnType(DataType<?> type) {
    if (type.kind() == Kind.DECIMAL) {
      return "decimal(" + DIGITS + ", " + scale(type) + ")";
    }
    return Objects.requireNonNull(TYPES.get(type.kind()));
  }

  /** An array of arrays. */
  static String document(Predicate.In predicate) {
    StringBuilder json = new StringBuilder("[");
    for (List<Object> tuple : predicate.tuples()) {
      json.append(json.length() > 1 ? ",[" : "[");
      for (int i = 0; i < tuple.size(); i++) {
        Term operand = predicate.operands().get(i);
        append(json.append(i > 0 ? "," : ""), operand.type(), tuple.get(i));
      }
      json.append(']');
    }
    return json.append(']').toString();
  }

  private static void append(StringBuilder json, DataType<?> type, Object value) {
    String text = text(wire(type, value));
    String column = columnType(type);
    if (column.equals("bigint") || column.equals("double")) {
      json.append(text);
      return;
    }
    json.append('"');
    text.chars()
        .forEach(
            each -> {
              if (each < ' ') {
                json.append(String.format("\\u%04x", each));
              } else {
                json.append(each == '"' || each == '\\' ? "\\" : "").append((char) each);
              }
            });
    json.append('"');
  }

  private static String text(Object value) {
    if (value instanceof LocalDateTime time) {
      return time.format(DATE_TIME);
    } else if (value instanceof LocalTime time) {
      return time.format(TIME);
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
