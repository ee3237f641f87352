package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody in a firm; columns of keys have other names than their components. */
@Table("staffers")
public record Staffer(
    @Id @Generated @Column("staffer_key") Long id, @Nullable String name, BelongsTo<Firm> firm) {}
