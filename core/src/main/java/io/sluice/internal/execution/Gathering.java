package io.sluice.internal.execution;

import io.sluice.internal.gather.RowEstimate;

/**
 * Which calls gather with each other.
 *
 * @param kind equal for calls that one statement can answer, as far as that does not depend on
 *     their contexts
 * @param slots how many statements are in flight at once, outside of a transaction
 * @param rows how many rows a key has
 * @param anyContext whether the connections do not depend on the Reactor context
 */
public record Gathering(Object kind, int slots, RowEstimate rows, boolean anyContext) {}
