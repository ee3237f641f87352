package io.sluice.generated;

import io.sluice.error.MappingException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a projection of the values of a row, without reflection; generated. Stateless.
 *
 * @param <R> the projection
 */
@FunctionalInterface
public interface ProjectionMapper<R> {
  /** A projection of the values of a row, in the order of its outputs. */
  R instantiate(@Nullable Object[] values);

  /**
   * A value that a primitive takes.
   *
   * @throws MappingException if there is none
   */
  static Object required(@Nullable Object value, String component) {
    if (value == null) {
      throw new MappingException(
          component + " is a primitive, and its value in the row is null: use the boxed type",
          null);
    }
    return value;
  }
}
