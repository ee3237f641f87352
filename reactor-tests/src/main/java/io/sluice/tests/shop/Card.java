package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import org.jspecify.annotations.Nullable;

/** The one card of a buyer. */
@Table(value = "cards", schema = "shop")
public record Card(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String number,
    @Unique BelongsTo<Buyer> buyer,
    BelongsTo<Company> issuer,
    HasMany<Charge> charges)
    implements Card_.With {}
