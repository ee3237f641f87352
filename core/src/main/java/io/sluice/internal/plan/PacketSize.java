package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.statement.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of what a server takes in one statement the rows of an INSERT need. For one thread. */
public final class PacketSize {
  private static final int NUMBER = 12; // characters of most values that are no text

  private final long mostValues;
  private final long mostCharacters;
  private final int columns;
  private long values;
  private long characters;

  PacketSize(Capabilities capabilities, int columns) {
    boolean arrays = capabilities.has(Feature.ARRAYS);
    this.mostValues = arrays ? Long.MAX_VALUE : capabilities.mostParameters();
    this.mostCharacters = capabilities.mostCharacters();
    this.columns = columns;
  }

  /** Adds a row, and says whether the statement still takes it. */
  boolean takes(List<@Nullable Term> row) {
    values += columns;
    characters += characters(row);
    return values <= mostValues && characters <= mostCharacters;
  }

  /** Begins anew with the row. */
  void restart(List<@Nullable Term> row) {
    values = columns;
    characters = characters(row);
  }

  private static long characters(List<@Nullable Term> row) {
    long characters = 0;
    for (Term each : row) {
      characters += characters(each instanceof Term.Value known ? known.value() : null);
    }
    return characters;
  }

  /** About how many characters a value needs. */
  public static long characters(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    // bytes are hexadecimal digits in a text
    return value instanceof byte[] bytes ? 2L * bytes.length : NUMBER;
  }
}
