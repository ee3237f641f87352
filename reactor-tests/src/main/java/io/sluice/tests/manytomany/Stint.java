package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An engineer in a venture, for some time. */
@Table("stints")
public record Stint(
    @Id BelongsTo<Engineer> engineer,
    @Id BelongsTo<Venture> venture,
    @Nullable String role,
    @DeletedAt @Nullable Instant endedAt)
    implements Stint_.With {}
