package io.sluice.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL that a user has written, in a statement. Immutable and comparable.
 *
 * @param pieces its parts, in order
 */
public record Fragment(List<Piece> pieces) {
  /** A copy of the list. */
  public Fragment {
    pieces = List.copyOf(pieces);
  }

  /** A part of it. */
  public sealed interface Piece {}

  /**
   * What the user has written.
   *
   * @param sql the text, in the database's own SQL
   */
  public record Text(String sql) implements Piece {}

  /**
   * A column, a value, or anything else that has one.
   *
   * @param term what it is
   */
  public record Operand(Term term) implements Piece {}

  /**
   * A value of a type that only the driver knows.
   *
   * @param value what the driver takes
   * @param type its class, also where it is null
   */
  public record Given(@Nullable Object value, Class<?> type) implements Piece {}
}
