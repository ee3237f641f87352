package io.sluice.tests.values;

import java.util.UUID;

/** A key that Sluice makes where the server does not give it back. */
public record CrateId(UUID value) {}
