package io.sluice.dialect.postgres;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Arrays as texts, which take the type of their column, and may be elements of an array. */
final class ArrayText {
  private ArrayText() {}

  /** The text of an array of what the driver takes; null is an element like others. */
  static String of(@Nullable Object[] elements) {
    StringBuilder text = new StringBuilder("{");
    for (Object each : elements) {
      text.append(text.length() > 1 ? "," : "");
      if (each == null) {
        text.append("NULL");
      } else {
        append(text, PostgresTypes.requireFinite(each));
      }
    }
    return text.append('}').toString();
  }

  private static void append(StringBuilder text, @Nullable Object element) {
    String plain =
        element instanceof BigDecimal number ? number.toPlainString() : String.valueOf(element);
    text.append('"');
    for (int i = 0; i < plain.length(); i++) {
      char each = plain.charAt(i);
      text.append(each == '"' || each == '\\' ? "\\" : "").append(each);
    }
    text.append('"');
  }
}
