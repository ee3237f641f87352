package io.sluice.tests.keys;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** One that has a label. */
@Table("stickers")
public record Sticker(@Id Long id, BelongsTo<Label> label) {}
