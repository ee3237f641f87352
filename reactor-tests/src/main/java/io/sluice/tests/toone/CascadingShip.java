package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.model.ReferentialAction;

/** A ship that goes down with its captain. */
@Table("cascading_ships")
public record CascadingShip(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    @ForeignKey(onDelete = ReferentialAction.CASCADE) BelongsTo<Captain> captain) {}
