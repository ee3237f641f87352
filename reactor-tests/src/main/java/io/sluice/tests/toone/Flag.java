package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Three belongs-to associations to the same entity. */
@Table("flags")
public record Flag(
    @Id @Generated Long id,
    BelongsTo<Fleet> fleet,
    BelongsTo<Fleet> primaryFleet,
    BelongsTo<Fleet> secondaryFleet) {}
