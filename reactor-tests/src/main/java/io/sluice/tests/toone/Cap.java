package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A cap. */
@Table("caps")
public record Cap(
    @Id @Generated Long id, @Column(nullable = false) String name, BelongsTo<Wearer> wearer) {}
