package io.sluice.tests.fair;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A booth in a hall. */
@Table("booths")
public record Booth(
    @Id @Generated @Nullable Long id,
    @Nullable String kind,
    @Nullable Integer size,
    @DeletedAt @Nullable Instant deletedAt,
    BelongsTo<Hall> hall,
    BelongsTo<Sponsor> sponsor,
    @JoinTable("booth_exhibits") BelongsToMany<Exhibit, JoinRow> exhibits)
    implements Booth_.With {}
