package io.sluice.tests.venue;

import io.sluice.BelongsTo;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A guest at a venue, until it is cancelled. */
@Table("venue_visits")
public record Visit(
    @Id BelongsTo<Guest> guest,
    @Id BelongsTo<Venue> venue,
    @Nullable String note,
    @DeletedAt @Nullable Instant cancelledAt)
    implements Visit_.With {}
