package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.model.Association;
import java.util.List;

/**
 * Associations that lead one to the next, to load the rows of each: {@code
 * User_.projects.to(Project_.tasks)}. A single association is a path, too. Immutable and
 * thread-safe.
 *
 * @param <S> the entity where the path begins
 * @param <T> the entity that it leads to
 */
public interface IncludePath<S, T> {
  /** The associations, in order. */
  List<Association<?, ?>> associations();

  /** The path on to the rows that the association leads to. */
  default <U> IncludePath<S, U> to(Association<T, U> association) {
    return LongerPath.of(this, Arguments.given(association, "association"));
  }
}
