package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Refers to its own kind. */
@Table("people")
public record Person(
    @Id @Generated Long id,
    @Nullable String name,
    BelongsTo<Person> parent,
    HasMany<Person> children) {}
