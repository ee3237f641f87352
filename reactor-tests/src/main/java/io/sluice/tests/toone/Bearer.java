package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody who belongs to a cap under another name. */
@Table("bearers")
public record Bearer(
    @Id @Generated Long id,
    @Column(nullable = false) String name,
    BelongsTo<Cap> personwearinghat) {}
