package io.sluice.tests.rendering;

import io.r2dbc.spi.Parameter;
import io.sluice.dialect.Sql;
import io.sluice.dialect.Sql.Bind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a statement becomes. Immutable.
 *
 * @param text the text, with names between brackets and question marks for values
 * @param values the values, each as {@code Long:1}
 */
record RenderedText(String text, List<String> values) {

  /**
   * The texts of a resource beside the class, by the names of their cases: blocks of a name, the
   * text and a line for each value, with an empty line between them.
   */
  static Map<String, RenderedText> read(Class<?> beside, String resource) {
    Map<String, RenderedText> texts = new LinkedHashMap<>();
    for (String block : content(beside, resource).split("\n\n", -1)) {
      List<String> lines = block.lines().toList();
      RenderedText text = new RenderedText(lines.get(1), lines.subList(2, lines.size()));
      if (texts.put(lines.get(0), text) != null) {
        throw new IllegalArgumentException(resource + " has this twice: " + lines.get(0));
      }
    }
    return texts;
  }

  private static String content(Class<?> beside, String resource) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  /** What a dialect made of a statement, with names as they are quoted there. */
  static RenderedText of(Sql sql) {
    return new RenderedText(sql.text(), sql.binds().stream().map(RenderedText::printed).toList());
  }

  private static String printed(Bind bind) {
    Object value = bind.value() instanceof Parameter typed ? typed.getValue() : bind.value();
    String type = bind.wireType().getSimpleName() + ":";
    if (value instanceof byte[] bytes) {
      return type + HexFormat.of().formatHex(bytes);
    }
    return type + (value instanceof Object[] array ? Arrays.toString(array) : value);
  }
}
