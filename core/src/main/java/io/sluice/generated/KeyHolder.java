package io.sluice.generated;

import io.sluice.model.BelongsToAssociation;
import org.jspecify.annotations.Nullable;

/** A value that refers to a row by its key. */
public interface KeyHolder {
  /** The key: a value, or the target's key class; null for no row. */
  @Nullable Object key();

  /** What the attribute at the place of a foreign key has of the key; null if there is none. */
  static @Nullable Object part(
      @Nullable KeyHolder value, BelongsToAssociation<?, ?> association, int place) {
    Object key = value == null ? null : value.key();
    return key == null ? null : association.parts(key)[place];
  }
}
