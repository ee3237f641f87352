package io.sluice.internal.operation;

import org.jspecify.annotations.Nullable;

/** The state of an entity that is written in bulk. For one thread. */
final class RowState {
  private final @Nullable Object[] values;

  RowState(@Nullable Object[] values) {
    this.values = values;
  }

  /** By the positions of attributes and associations. */
  @Nullable Object[] values() {
    return values;
  }
}
