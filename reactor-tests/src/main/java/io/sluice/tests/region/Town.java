package io.sluice.tests.region;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/**
 * A town, whose foreign key to a region may be null in part, and another one that is a plain key.
 */
@Table("towns")
public record Town(
    @Id @Generated @Nullable Long id,
    @Nullable String name,
    @Nullable Integer people,
    BelongsTo<Region> region,
    @ForeignKey(Town.class) @Nullable Long capitalId,
    @ForeignKey(mappedBy = "capitalId") BelongsTo<Town> capital,
    @ForeignKey(mappedBy = "capitalId") HasMany<Town> others)
    implements Town_.With {}
