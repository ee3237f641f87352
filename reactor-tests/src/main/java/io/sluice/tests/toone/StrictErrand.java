package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Work that a boss must be there for; its foreign key has a column of its own name. */
@Table("strict_errands")
public record StrictErrand(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    @ForeignKey(columns = "uid", nullable = false) BelongsTo<Boss> boss) {}
