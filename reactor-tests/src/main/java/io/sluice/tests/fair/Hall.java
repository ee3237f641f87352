package io.sluice.tests.fair;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hall with booths. */
@Table("halls")
public record Hall(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @DeletedAt @Nullable Instant deletedAt,
    HasMany<Booth> booths)
    implements Hall_.With {}
