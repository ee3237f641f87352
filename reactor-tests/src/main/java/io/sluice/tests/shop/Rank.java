package io.sluice.tests.shop;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What members may do. */
@Table(value = "ranks", schema = "shop")
public record Rank(
    @Id @Generated @Nullable Long id, @Column(nullable = false) String name, boolean canRemove)
    implements Rank_.With {}
