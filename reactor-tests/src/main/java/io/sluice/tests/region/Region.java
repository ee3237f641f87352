package io.sluice.tests.region;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A part of a country, with a key of two columns. */
@Table("regions")
public record Region(@Id String country, @Id Integer number, @Nullable String name) {}
