package io.sluice.statement;

/** What happens with rows of an INSERT that are there already. */
public sealed interface OnConflict permits Conflict, Overwrite {}
