package io.sluice.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps of texts in the form of {@code hstore}: {@code "a"=>"1", "b"=>NULL}. Reads one text. */
final class Hstore {
  private final String text;
  private int place;

  private Hstore(String text) {
    this.text = text;
  }

  static String write(Map<String, @Nullable String> map) {
    StringBuilder out = new StringBuilder();
    map.forEach(
        (key, value) -> {
          out.append(out.length() == 0 ? "" : ", ");
          quote(out, DataType.requireWhole(key, "the key of a map"));
          out.append("=>");
          if (value == null) {
            out.append("NULL");
          } else {
            quote(out, DataType.requireWhole(value, "the value of " + key));
          }
        });
    return out.toString();
  }

  private static void quote(StringBuilder out, String plain) {
    out.append('"');
    for (int i = 0; i < plain.length(); i++) {
      char each = plain.charAt(i);
      out.append(each == '"' || each == '\\' ? "\\" : "").append(each);
    }
    out.append('"');
  }

  static Map<String, @Nullable String> read(String text) {
    return new Hstore(text).all();
  }

  private Map<String, @Nullable String> all() {
    Map<String, @Nullable String> all = new LinkedHashMap<>();
    while (place < text.length()) {
      skip(all.isEmpty() ? "" : ", ");
      String key = quoted();
      skip("=>");
      if (text.startsWith("NULL", place)) {
        place += 4;
        all.put(key, null);
      } else {
        all.put(key, quoted());
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private String quoted() {
    skip("\"");
    StringBuilder plain = new StringBuilder();
    while (place < text.length() && text.charAt(place) != '"') {
      place += text.charAt(place) == '\\' ? 1 : 0;
      plain.append(text.charAt(place++));
    }
    skip("\"");
    return plain.toString();
  }

  private void skip(String expected) {
    if (!text.startsWith(expected, place)) {
      throw new IllegalArgumentException("no hstore, at " + place + ": " + text);
    }
    place += expected.length();
  }
}
