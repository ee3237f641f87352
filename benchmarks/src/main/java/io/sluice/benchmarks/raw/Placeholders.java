package io.sluice.benchmarks.raw;

import java.util.Collection;
import java.util.stream.Stream;

/** Lists for statements of MariaDB. */
final class Placeholders {
  private Placeholders() {}

  /** {@code (?, ?)}, so many. */
  static String list(int number) {
    return "(" + "?, ".repeat(number - 1) + "?)";
  }

  /** {@code (?, ?), (?, ?)}: rows of so many values each. */
  static String rows(int rows, String row) {
    return (row + ", ").repeat(rows - 1) + row;
  }

  /** A value, and then all of a list. */
  static Object[] values(Object first, Collection<Long> more) {
    return Stream.concat(Stream.of(first), more.stream()).toArray();
  }
}
