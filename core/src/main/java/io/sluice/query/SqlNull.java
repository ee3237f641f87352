package io.sluice.query;

/**
 * No value, in a place of SQL that a user has written. Immutable and comparable.
 *
 * @param type the type of the values that could be there
 */
public record SqlNull(Class<?> type) {}
