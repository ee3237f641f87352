package io.sluice.tests.atlas;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A country, with those who were born there and those who live there. */
@Table("countries")
public record Country(
    @Id Long id,
    @Nullable String name,
    @Nullable Integer size,
    BelongsTo<Continent> continent,
    @ForeignKey(mappedBy = "country") HasMany<Person> people,
    @ForeignKey(mappedBy = "residence") HasMany<Person> residents,
    BelongsToMany<Industry, Share> industries)
    implements Country_.With {}
