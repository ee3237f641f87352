package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody with ventures, by join rows with attributes and by ones that are soft-deleted. */
@Table("engineers")
public record Engineer(
    @Id @Generated Long id,
    @Nullable String name,
    BelongsToMany<Venture, Involvement> ventures,
    BelongsToMany<Venture, Stint> stints) {}
