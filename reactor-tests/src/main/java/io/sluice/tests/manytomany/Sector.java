package io.sluice.tests.manytomany;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What firms do. */
@Table("sectors")
public record Sector(@Id @Generated @Column("sector_key") Long id, @Nullable String name) {}
