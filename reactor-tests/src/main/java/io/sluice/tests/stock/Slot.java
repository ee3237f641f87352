package io.sluice.tests.stock;

import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedAt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A slot by a row and a column. */
@Table("slots")
public record Slot(
    @Id String row,
    @Id String side,
    @Nullable String holder,
    @CreatedAt @Nullable Instant createdAt,
    @UpdatedAt @Nullable Instant updatedAt)
    implements Slot_.With {}
