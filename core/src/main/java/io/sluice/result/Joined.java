package io.sluice.result;

/**
 * A row with the row of the join table by which it is associated.
 *
 * @param target the row
 * @param through the join row; in one that is to be linked, its keys do not matter
 * @param <T> the entity of the row
 * @param <J> the entity of the join table
 */
public record Joined<T, J>(T target, J through) {}
