package io.sluice.tests.fair;

import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who pays for a booth. */
@Table("sponsors")
public record Sponsor(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @DeletedAt @Nullable Instant deletedAt,
    HasOne<Booth> booth)
    implements Sponsor_.With {}
