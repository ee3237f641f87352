package io.sluice.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text of SQL, cut at the places for its values. Immutable and thread-safe.
 *
 * @param texts what is before each place, and after the last
 * @param places what each place is called: its name, or its number, from 0 on
 * @param marks how they are written
 */
public record SqlText(List<String> texts, List<String> places, Marks marks) {
  /** Copies of the lists. */
  public SqlText {
    texts = List.copyOf(texts);
    places = List.copyOf(places);
  }

  /** How places for values are written. */
  public enum Marks {
    /** {@code :name}, also several times. */
    NAMES,
    /** {@code ?}, in order; {@code ??} is the operator, where there is one. */
    QUESTIONS,
    /** <code>{0}</code>, in any order, also several times. */
    NUMBERS
  }

  /**
   * The text, cut at its places.
   *
   * @throws IllegalArgumentException if it is blank, or has places of another kind
   */
  public static SqlText of(String text, SqlSyntax syntax, Marks marks) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the text of the SQL is blank");
    }
    return new SqlScanner(text, syntax, marks).scanned();
  }

  /** The places, each of them once. */
  public Set<String> distinctPlaces() {
    return new LinkedHashSet<>(places);
  }

  /** The place as it is written in the text. */
  public String written(String place) {
    return switch (marks) {
      case NAMES -> ":" + place;
      case QUESTIONS -> "? number " + (Integer.parseInt(place) + 1);
      case NUMBERS -> "{" + place + "}";
    };
  }
}
