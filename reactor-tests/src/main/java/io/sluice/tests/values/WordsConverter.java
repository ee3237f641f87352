package io.sluice.tests.values;

import io.sluice.type.Converter;
import java.util.List;

/** Words between blanks. */
public final class WordsConverter implements Converter<List<String>, String> {
  @Override
  public String toColumn(List<String> words) {
    return String.join(" ", words);
  }

  @Override
  public List<String> toAttribute(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split(" "));
  }
}
