package io.sluice.tests.toone;

import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its foreign key is a plain component that takes null and has a default. */
@Table("buoys")
public record Buoy(
    @Id @Generated Long id,
    @ForeignKey(Harbour.class) @Column(defaultValue = "42") @Nullable Integer harbourUid) {}
