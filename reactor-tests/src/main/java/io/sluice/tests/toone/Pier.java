package io.sluice.tests.toone;

import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its foreign key is a plain component that takes no null and has a default. */
@Table("piers")
public record Pier(
    @Id @Generated Long id,
    @ForeignKey(Harbour.class) @Column(nullable = false, defaultValue = "42")
        @Nullable Integer harbourUid) {}
