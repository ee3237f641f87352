package io.sluice.tests.venue;

import io.sluice.BelongsToMany;
import io.sluice.HasOne;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who visits. */
@Table("venue_guests")
public record Guest(
    @Id @Generated @Nullable Long id,
    @Nullable String name,
    @DeletedAt @Nullable Instant bannedAt,
    HasOne<Pass> pass,
    BelongsToMany<Venue, Visit> venues)
    implements Guest_.With {}
