package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What was paid by a card. */
@Table(value = "charges", schema = "shop")
public record Charge(@Id @Generated @Nullable Long id, BelongsTo<Card> card)
    implements Charge_.With {}
