package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.model.ReferentialAction;

/** A ship that keeps its captain from going and changing. */
@Table("restricted_ships")
public record RestrictedShip(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    @ForeignKey(onDelete = ReferentialAction.RESTRICT, onUpdate = ReferentialAction.RESTRICT)
        BelongsTo<Captain> captain) {}
