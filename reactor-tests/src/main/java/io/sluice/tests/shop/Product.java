package io.sluice.tests.shop;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is sold, with associations of every kind. */
@Table(value = "products", schema = "shop")
public record Product(
    @Id @Generated @Nullable Long id,
    @Nullable String title,
    @Nullable String description,
    @Nullable Instant launched,
    BelongsTo<Buyer> buyer,
    BelongsTo<Company> company,
    BelongsTo<Company> maker,
    BelongsTo<Category> category,
    BelongsToMany<Tag, ProductTag> tags,
    HasMany<Price> prices,
    @CreatedAt @Nullable Instant createdAt)
    implements Product_.With {}
