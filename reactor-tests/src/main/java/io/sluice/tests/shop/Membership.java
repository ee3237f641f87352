package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A buyer in a circle, with a rank. */
@Table(value = "circle_memberships", schema = "shop")
public record Membership(
    @Id @Generated @Nullable Long id,
    BelongsTo<Buyer> buyer,
    BelongsTo<Circle> circle,
    BelongsTo<Rank> rank)
    implements Membership_.With {}
