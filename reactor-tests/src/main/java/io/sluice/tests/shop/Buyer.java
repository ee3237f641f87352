package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody who has products. */
@Table(value = "buyers", schema = "shop")
public record Buyer(
    @Id @Generated @Nullable Long id,
    @Column("last_name") @Nullable String name,
    BelongsTo<Company> employer,
    HasMany<Product> products,
    HasMany<Membership> memberships,
    HasOne<Card> card)
    implements Buyer_.With {}
