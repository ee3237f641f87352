package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Somebody with guests whose keys are of another type than its own. */
@Table("keepers")
public record Keeper(
    @Id @Generated Long id,
    @Nullable String name,
    @JoinTable("guest_beacons") BelongsToMany<Guest, JoinRow> guests) {}
