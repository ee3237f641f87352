package io.sluice.tests.museum;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A label of a colour. */
@Table("museum_labels")
public record Label(
    @Id @Generated @Nullable Long id, @Nullable String color, BelongsTo<Painting> painting) {}
