package io.sluice.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement's text, and its values. Immutable.
 *
 * @param text the text, with the database's placeholder for each value
 * @param binds the values, in the order of their placeholders
 */
public record Sql(String text, List<Bind> binds) {

  /** A copy of the list. */
  public Sql {
    binds = List.copyOf(binds);
  }

  /** A text without values. */
  public static Sql of(String text) {
    return new Sql(text, List.of());
  }

  /** This statement with a text before it. */
  public Sql prefixed(String prefix) {
    return new Sql(prefix + text, binds);
  }

  /**
   * A value as the driver takes it.
   *
   * @param value the value, an R2DBC {@code Parameter} where it has another type than its class
   *     says, or null
   * @param wireType its class, also where it is null
   */
  public record Bind(@Nullable Object value, Class<?> wireType) {}
}
