package io.sluice.internal.row;

import org.jspecify.annotations.Nullable;

/** The states of all entities of a row, in the order of their readers. Not thread-safe. */
public final class States {
  private final @Nullable Object[] states; // each the array of a state

  States(@Nullable Object[] states) {
    this.states = states;
  }

  /** The state at the index, or null where an outer join found none. */
  public @Nullable Object @Nullable [] at(int index) {
    return (@Nullable Object[]) states[index];
  }
}
