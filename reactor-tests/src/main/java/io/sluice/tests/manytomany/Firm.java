package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** A firm with sectors. */
@Table("firms")
public record Firm(
    @Id @Generated @Column("firm_key") Long id,
    @Nullable String name,
    @JoinTable("firm_sectors") BelongsToMany<Sector, JoinRow> sectors) {}
