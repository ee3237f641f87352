package io.sluice.dialect;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A statement's text in parts, and the values between them. Immutable.
 *
 * @param fragments the parts of the text, one more than there are values
 * @param binds the values
 */
public record Sql(List<String> fragments, List<Bind> binds) {
  /** Copies of the lists. */
  public Sql {
    fragments = List.copyOf(fragments);
    binds = List.copyOf(binds);
  }

  /** A text without values. */
  public static Sql of(String text) {
    return new Sql(List.of(text), List.of());
  }

  /** The text, with a placeholder for each value; the first has the number 1. */
  public String text(IntFunction<String> placeholder) {
    if (binds.isEmpty()) {
      return fragments.get(0);
    }
    StringBuilder text = new StringBuilder(fragments.get(0));
    for (int i = 0; i < binds.size(); i++) {
      text.append(placeholder.apply(i + 1)).append(fragments.get(i + 1));
    }
    return text.toString();
  }

  /** This statement with a text before it. */
  public Sql prefixed(String prefix) {
    List<String> changed = new java.util.ArrayList<>(fragments);
    changed.set(0, prefix + changed.get(0));
    return new Sql(changed, binds);
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
