package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Three has-one associations to the same entity. */
@Table("fleets")
public record Fleet(
    @Id @Generated Long id,
    @ForeignKey(mappedBy = "fleet") HasOne<Flag> flag,
    @ForeignKey(mappedBy = "primaryFleet") HasOne<Flag> primaryFlag,
    @ForeignKey(mappedBy = "secondaryFleet") HasOne<Flag> secondaryFlag) {}
