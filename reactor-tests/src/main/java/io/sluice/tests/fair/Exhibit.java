package io.sluice.tests.fair;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is shown in booths. */
@Table("exhibits")
public record Exhibit(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @DeletedAt @Column("removed") @Nullable Instant deletedAt,
    @JoinTable("booth_exhibits") BelongsToMany<Booth, JoinRow> booths)
    implements Exhibit_.With {}
