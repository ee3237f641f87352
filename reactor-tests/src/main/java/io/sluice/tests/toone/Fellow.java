package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody of a guild. */
@Table("fellows")
public record Fellow(@Id @Generated Long id, @Nullable String title, BelongsTo<Guild> guild) {}
