package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Refers to a key of two parts; its own has one. */
@Table("clerks")
public record Clerk(
    @Id @Generated Long id, String name, BelongsTo<Branch> branch, HasMany<Counter> counters) {}
