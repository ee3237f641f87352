package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something to wear. */
@Table("hats")
public record Hat(
    @Id @Generated Long id, @Nullable String name, BelongsTo<Individual> personwearinghat) {}
