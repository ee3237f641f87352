package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody who has a cap under another name. */
@Table("wearers")
public record Wearer(
    @Id @Generated Long id, @Column(nullable = false) String name, HasOne<Cap> personwearinghat) {}
