package io.sluice.internal.plan;

import io.sluice.dialect.Statement.Select;

/**
 * A statement and the shape of its rows.
 *
 * @param statement the statement
 * @param root the entity of each row
 */
public record SelectPlan<E>(Select statement, Node<E> root) {}
