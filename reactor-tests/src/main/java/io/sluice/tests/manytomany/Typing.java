package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedAt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A letter of a typist, with timestamps. */
@Table("typists_letters")
public record Typing(
    @Id BelongsTo<Letter> letter,
    @Id BelongsTo<Typist> typist,
    @CreatedAt @Nullable Instant createdAt,
    @UpdatedAt @Nullable Instant updatedAt) {}
