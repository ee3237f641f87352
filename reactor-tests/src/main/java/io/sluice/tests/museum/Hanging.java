package io.sluice.tests.museum;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A label beside a painting. */
@Table("museum_hangings")
public record Hanging(
    @Id BelongsTo<Painting> painting, @Id BelongsTo<Label> label, @Nullable String place) {}
