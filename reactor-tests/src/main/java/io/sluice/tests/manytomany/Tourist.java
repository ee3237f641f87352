package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Somebody who has seen places and wants to see others. */
@Table("tourists")
public record Tourist(
    @Id @Generated Long id,
    @Nullable String name,
    BelongsToMany<Place, Visit> seen,
    @JoinTable("tourist_places") BelongsToMany<Place, JoinRow> wanted) {}
