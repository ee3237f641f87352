package io.sluice.internal.execution;

import org.jspecify.annotations.Nullable;

/**
 * What the context of an operation says of the rows that it writes. Immutable.
 *
 * @param by who writes, or null if nobody says
 * @param validates whether rows are validated
 */
public record Circumstances(@Nullable Object by, boolean validates) {
  /** When arguments are looked at, before there is a context. */
  public static final Circumstances OF_CALL = new Circumstances(null, false);
}
