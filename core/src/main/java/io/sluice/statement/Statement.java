package io.sluice.statement;

/** A statement that is ready to be rendered. Immutable and comparable. */
public sealed interface Statement
    permits Select, Insert, InsertFrom, Update, UpdateRows, Delete, Raw {}
