package io.sluice.dialect.mysql;

import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import io.sluice.type.DataType.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Long lists of keys as one JSON document, which the server makes a table of: a prepared statement
 * takes 65,535 values at most, and each length of a list would be a statement of its own.
 */
final class JsonKeys {
  /** Shorter lists are values of their own, which the server can estimate better. */
  static final int MINIMUM = 1_000;

  /**
   * Lists of texts are values of their own as long as a statement takes them: those are compared as
   * the column's collation says, but a document's texts by a collation of their own. Where the two
   * do not go together, the server says so.
   */
  static final int MOST_TEXTS = 60_000;

  private static final int LONGEST = 1_000;
  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT);
  private static final Set<Kind> KINDS =
      EnumSet.of(Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT, Kind.TEXT, Kind.UUID, Kind.DATE);

  private JsonKeys() {}

  /** Whether the lists of the condition are long enough, and of types that JSON has exactly. */
  static boolean suit(Predicate.In predicate) {
    boolean texts = predicate.operands().stream().anyMatch(each -> each.type().kind() == Kind.TEXT);
    int most = texts ? MOST_TEXTS / predicate.operands().size() : MINIMUM;
    return predicate.tuples().size() >= most
        && predicate.operands().stream().allMatch(each -> KINDS.contains(each.type().kind()))
        && predicate.tuples().stream().allMatch(JsonKeys::isShort);
  }

  private static boolean isShort(List<Object> tuple) {
    return tuple.stream()
        .allMatch(each -> !(each instanceof String text) || text.length() <= LONGEST);
  }

  /** The type of a column of such keys. */
  static String columnType(DataType<?> type) {
    return NUMBERS.contains(type.kind())
        ? "bigint"
        : type.kind() == Kind.DATE ? "date" : "varchar(" + LONGEST + ")";
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
    String text = String.valueOf(type.toWire(value));
    if (NUMBERS.contains(type.kind())) {
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
}
