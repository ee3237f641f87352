package io.sluice.tests.atlas;

import io.sluice.BelongsTo;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much a country lives by an industry. */
@Table("shares")
public record Share(
    @Id BelongsTo<Country> country,
    @Id BelongsTo<Industry> industry,
    @Nullable Integer percentage,
    @DeletedAt @Nullable Instant deletedAt)
    implements Share_.With {}
