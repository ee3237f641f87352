package io.sluice.internal.association;

import io.sluice.model.Association;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the association values of entities; given by the entry, which alone knows their classes.
 */
public interface AssociationValues {
  /** The value of a row that was read without its association. */
  <S, T> Object unloaded(Association<S, T> association, @Nullable Object[] state);

  /** The value of a row that was read with its association; to-one has no or one row. */
  <S, T> Object loaded(Association<S, T> association, @Nullable Object[] state, List<T> rows);

  /** The value for a new state of a row that keeps what the old value knows and is still true. */
  <S, T> Object carried(
      Association<S, T> association, @Nullable Object[] state, @Nullable Object former);
}
