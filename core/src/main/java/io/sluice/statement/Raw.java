package io.sluice.statement;

/**
 * A statement that a user has written; what it does is not known. Immutable and comparable.
 *
 * @param fragment all of it
 */
public record Raw(Fragment fragment) implements Statement {}
