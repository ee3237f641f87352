package io.sluice.dialect.mysql;

import io.sluice.dialect.mysql.Variant.JsonEquality;
import java.util.List;

/** Paths in JSON documents, as texts that are bound. */
final class JsonPaths {
  private JsonPaths() {}

  /** The text of a path: keys are quoted, places of arrays are in brackets. */
  static String text(List<Object> steps, Variant variant) {
    StringBuilder path = new StringBuilder("$");
    for (Object each : steps) {
      if (each instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append(".\"");
        for (char character : String.valueOf(each).toCharArray()) {
          append(path, character, variant);
        }
        path.append('"');
      }
    }
    return path.toString();
  }

  private static void append(StringBuilder path, char character, Variant variant) {
    if (character >= ' ') {
      path.append(character == '"' || character == '\\' ? "\\" : "").append(character);
    } else if (variant.json() == JsonEquality.TYPED) {
      path.append(String.format("\\u%04x", (int) character));
    } else {
      throw variant
          .capabilities()
          .lacking(
              "path of JSON through a key with a control character",
              "it would find nothing: use contains(…), or read the document");
    }
  }
}
