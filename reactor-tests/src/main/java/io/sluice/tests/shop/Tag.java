package io.sluice.tests.shop;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A word about products. */
@Table(value = "tags", schema = "shop")
public record Tag(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @Nullable Instant launched,
    BelongsToMany<Product, ProductTag> products)
    implements Tag_.With {}
