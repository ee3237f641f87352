package io.sluice.internal.plan;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * When rows are written, and by whom. Immutable.
 *
 * @param clock says when
 * @param by who writes, or null if nobody says
 */
public record Moment(Clock clock, @Nullable Object by) {}
