package io.sluice.statement;

import io.sluice.query.Lock;

/**
 * How rows are locked until the transaction ends. Immutable and comparable.
 *
 * @param lock what others may still do with them, and what happens if another has locked one
 * @param orStronger whether a database that does not know the strength may take a stronger one
 */
public record RowLock(Lock lock, boolean orStronger) {}
