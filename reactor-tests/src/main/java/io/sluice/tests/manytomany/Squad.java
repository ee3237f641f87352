package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A group with operators, some of whom lead it. */
@Table("squads")
public record Squad(
    @Id @Generated Long id, @Nullable String name, BelongsToMany<Operator, Enlistment> operators) {}
