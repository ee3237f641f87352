package io.sluice.tests.model;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What a member has: a foreign key of two columns. */
@Table("badges")
public record Badge(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String label,
    BelongsTo<Membership> membership)
    implements Badge_.With {}
