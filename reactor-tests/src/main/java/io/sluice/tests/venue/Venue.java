package io.sluice.tests.venue;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Where guests go. */
@Table("venues")
public record Venue(
    @Id @Generated @Nullable Long id, @Nullable String name, BelongsToMany<Guest, Visit> guests)
    implements Venue_.With {}
