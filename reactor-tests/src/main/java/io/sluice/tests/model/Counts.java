package io.sluice.tests.model;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** An entity of primitives. */
@Table("counts")
public record Counts(@Id long id, int number, boolean flag) {}
