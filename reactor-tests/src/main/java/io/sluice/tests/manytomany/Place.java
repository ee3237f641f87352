package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Somewhere to go. */
@Table("places")
public record Place(
    @Id @Generated Long id,
    @Nullable String name,
    BelongsToMany<Tourist, Visit> visitors,
    @JoinTable("tourist_places") BelongsToMany<Tourist, JoinRow> admirers) {}
