package io.sluice.tests.atlas;

import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A part of the world. */
@Table("continents")
public record Continent(
    @Id @Generated @Nullable Long id, @Nullable String name, HasMany<Country> countries)
    implements Continent_.With {}
