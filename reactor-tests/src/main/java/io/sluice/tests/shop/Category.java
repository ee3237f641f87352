package io.sluice.tests.shop;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What products are told apart by. */
@Table(value = "categories", schema = "shop")
public record Category(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @Nullable Integer position)
    implements Category_.With {}
