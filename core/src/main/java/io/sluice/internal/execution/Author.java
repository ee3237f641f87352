package io.sluice.internal.execution;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * Who writes, as the context of an operation has it once somebody was asked. Immutable.
 *
 * @param value what was said, or null if nothing was
 */
record Author(@Nullable Object value) {
  static final Author NOBODY = new Author(null);

  /** Who writes by the context, or null if nobody says. */
  static @Nullable Object of(ContextView context) {
    Author known = context.getOrDefault(Author.class, null);
    return known == null ? null : known.value();
  }
}
