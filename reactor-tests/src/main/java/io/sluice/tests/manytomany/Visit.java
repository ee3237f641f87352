package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A join row with a key of its own and nothing else. */
@Table("visits")
public record Visit(@Id @Generated Long id, BelongsTo<Tourist> tourist, BelongsTo<Place> place) {}
