package io.sluice.tests.keys;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** One of an amount. */
@Table("coins")
public record Coin(@Id Long id, BelongsTo<Amount> amount) {}
