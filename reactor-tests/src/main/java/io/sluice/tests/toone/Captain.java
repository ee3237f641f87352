package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody who has one of each kind of ship. */
@Table("captains")
public record Captain(
    @Id @Generated Long id,
    @Column(nullable = false) String name,
    HasOne<Ship> ship,
    HasOne<StrictShip> strictShip,
    HasOne<CascadingShip> cascadingShip,
    HasOne<RestrictedShip> restrictedShip) {}
