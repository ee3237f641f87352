package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something that engineers do; has a status of its own, as its join rows have. */
@Table("ventures")
public record Venture(
    @Id @Generated Long id,
    @Nullable String name,
    BelongsToMany<Engineer, Involvement> engineers,
    BelongsToMany<Engineer, Stint> stints) {}
