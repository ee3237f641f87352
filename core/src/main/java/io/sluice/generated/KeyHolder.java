package io.sluice.generated;

import io.sluice.model.BelongsToAssociation;
import org.jspecify.annotations.Nullable;

/** A value that refers to a row by its key. */
public interface KeyHolder {
  /** The key, a value or the target's key class; a {@link HalfKey}; or null. */
  @Nullable Object held();

  /** What the attribute at the place of a foreign key has of the key; null if there is none. */
  static @Nullable Object part(
      @Nullable KeyHolder value, BelongsToAssociation<?, ?> association, int place) {
    Object held = value == null ? null : value.held();
    if (held instanceof HalfKey half) {
      return half.part(place);
    }
    return held == null ? null : association.parts(held)[place];
  }
}
