package io.sluice.internal.execution;

import io.sluice.internal.row.RowReader;
import io.sluice.statement.Select;

/**
 * A statement that reads, and what is made of its rows. Immutable.
 *
 * @param select the statement
 * @param reader what is made of them
 */
public record Question<T>(Select select, RowReader<T> reader) {}
