package io.sluice.tests.manytomany;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something whose tables are made by hand. */
@Table("letters")
public record Letter(@Id Long id, @Nullable String title) {}
