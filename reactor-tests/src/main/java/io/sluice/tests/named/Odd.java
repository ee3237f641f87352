package io.sluice.tests.named;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Its table has the name of an alias. */
@Table("e0")
public record Odd(
    @Id @Generated Long id, String name, BelongsTo<Odd> parent, HasMany<Odd> children) {}
