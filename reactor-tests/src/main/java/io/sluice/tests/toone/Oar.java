package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something that belongs to a rower. */
@Table("oars")
public record Oar(@Id @Generated Long id, @Nullable String title, BelongsTo<Rower> rower) {}
