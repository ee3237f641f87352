package io.sluice;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.BelongsToAssociation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Placeholder of this slice. */
public final class BelongsTo<T> {
  private final @Nullable Object key;
  private final @Nullable T row;

  private BelongsTo(@Nullable Object key, @Nullable T row) {
    this.key = key;
    this.row = row;
  }

  /** No row. */
  public static <T> BelongsTo<T> none() {
    return new BelongsTo<>(null, null);
  }

  /** The row of the key. */
  public static <T> BelongsTo<T> key(Object key) {
    return new BelongsTo<>(Objects.requireNonNull(key), null);
  }

  /** The row. */
  public static <T> BelongsTo<T> of(BelongsToAssociation<?, T> association, T row) {
    return new BelongsTo<>(keyOf(association, row), row);
  }

  /** The key. */
  public @Nullable Object key() {
    return key;
  }

  /** The row, where it is known. */
  public @Nullable T loaded() {
    return row;
  }

  /** The value of one attribute of a foreign key, by its place in it; for generated code. */
  public static <T> @Nullable Object part(
      @Nullable BelongsTo<T> value, BelongsToAssociation<?, T> association, int index) {
    if (value == null || value.key == null) {
      return null;
    }
    EntityType<T> target = association.target();
    if (!association.foreignKey().referenced().equals(target.key())) {
      return value.key;
    }
    return target.mapper().keyParts(value.key)[index];
  }

  private static <T> @Nullable Object keyOf(BelongsToAssociation<?, T> association, T row) {
    List<Attribute<T, ?>> referenced = association.targetAttributes();
    @Nullable Object[] state = association.target().mapper().state(row);
    Object[] parts = new Object[referenced.size()];
    for (int i = 0; i < parts.length; i++) {
      Object part = state[referenced.get(i).position()];
      if (part == null) {
        return null;
      }
      parts[i] = part;
    }
    return parts.length == 1 ? parts[0] : association.target().mapper().key(parts);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BelongsTo<?> that && Objects.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(key);
  }
}
