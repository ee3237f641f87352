package io.sluice.tests.keys;

import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.math.BigDecimal;

/** What coins are of; its key may have more digits than those that refer to it. */
@Table("amounts")
public record Amount(@Id BigDecimal amount, HasMany<Coin> coins) {}
