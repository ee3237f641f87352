package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A ship, which may be without a captain; its key is assigned. */
@Table("ships")
public record Ship(
    @Id Long id,
    @Column(nullable = false) String title,
    @Nullable String status,
    BelongsTo<Captain> captain) {}
