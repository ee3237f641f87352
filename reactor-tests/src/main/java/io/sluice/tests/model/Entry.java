package io.sluice.tests.model;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A row of a large table. */
@Table("entries")
public record Entry(@Id Long id, @Nullable String text) {}
