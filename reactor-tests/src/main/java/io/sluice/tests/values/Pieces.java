package io.sluice.tests.values;

/** A number that is never null. */
public record Pieces(int number) {}
