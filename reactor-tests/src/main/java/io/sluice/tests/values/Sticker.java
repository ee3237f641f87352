package io.sluice.tests.values;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A sticker on a parcel, whose key is a text. */
@Table("parcel_stickers")
public record Sticker(@Id StickerCode code, BelongsTo<Parcel> parcel) {}
