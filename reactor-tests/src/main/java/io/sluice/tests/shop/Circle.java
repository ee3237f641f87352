package io.sluice.tests.shop;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What buyers are members of. */
@Table(value = "circles", schema = "shop")
public record Circle(@Id @Generated @Nullable Long id, @Column(nullable = false) String name)
    implements Circle_.With {}
