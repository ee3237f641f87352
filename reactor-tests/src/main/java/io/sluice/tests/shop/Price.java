package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A price of a product, which it cannot be without. */
@Table(value = "prices", schema = "shop")
public record Price(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) Integer amount,
    @ForeignKey(nullable = false) BelongsTo<Product> product)
    implements Price_.With {}
