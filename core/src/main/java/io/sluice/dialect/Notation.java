package io.sluice.dialect;

import java.util.function.IntFunction;

/**
 * How a database writes what is no word of SQL. Immutable and thread-safe.
 *
 * @param quote the character around names; in a name it is doubled
 * @param placeholder the placeholder of the value with the number, which starts at 1
 */
public record Notation(char quote, IntFunction<String> placeholder) {
  /** The name between quotes. */
  public String quoted(String name) {
    return quote + (name.indexOf(quote) < 0 ? name : doubled(name)) + quote;
  }

  /** The name, with each quote in it twice. */
  String doubled(String name) {
    String once = String.valueOf(quote);
    return name.replace(once, once + once);
  }
}
