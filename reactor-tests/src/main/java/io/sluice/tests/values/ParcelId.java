package io.sluice.tests.values;

/** A key of its own type. */
public record ParcelId(Long value) {}
