package io.sluice.model;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What an index is beside its columns. Immutable.
 *
 * @param where the condition of its rows as SQL, empty for all
 * @param method how it is made, empty for the server's own way
 * @param expressions what it is of after the columns, as SQL
 * @param include what it keeps beside, without being sorted by it
 * @param descending those of its columns that are sorted from the greatest down
 */
public record IndexOptions(
    String where,
    String method,
    List<String> expressions,
    List<String> include,
    List<String> descending) {
  /** Nothing. */
  public static final IndexOptions NONE = new IndexOptions("", "", List.of(), List.of(), List.of());

  /** Copies of the lists. */
  public IndexOptions {
    expressions = List.copyOf(expressions);
    include = List.copyOf(include);
    descending = List.copyOf(descending);
  }

  /** Of the rows that the condition is true of. */
  public IndexOptions where(String sql) {
    return new IndexOptions(sql, method, expressions, include, descending);
  }

  /** Made in this way. */
  public IndexOptions method(String name) {
    return new IndexOptions(where, name, expressions, include, descending);
  }

  /** Of these expressions, too. */
  public IndexOptions expressions(String... sql) {
    return new IndexOptions(where, method, List.of(sql), include, descending);
  }

  /** With these beside. */
  public IndexOptions include(String... names) {
    return new IndexOptions(where, method, expressions, List.of(names), descending);
  }

  /** With these sorted from the greatest down. */
  public IndexOptions descending(String... names) {
    return new IndexOptions(where, method, expressions, include, List.of(names));
  }

  /** Whether it is of all rows, and of nothing but columns. */
  public boolean isWhole() {
    return where.isEmpty() && expressions.isEmpty();
  }

  /** The same, with other names of columns. */
  public IndexOptions renamed(UnaryOperator<String> name) {
    return new IndexOptions(
        where,
        method,
        expressions,
        include.stream().map(name).toList(),
        descending.stream().map(name).toList());
  }
}
