package io.sluice.tests.deferred;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.model.Deferrable;

/** A bill, by foreign keys that are checked at once, later on demand, and at the commit. */
@Table("bills")
public record Bill(
    @Id Long id,
    BelongsTo<Payer> atOnce,
    @ForeignKey(deferrable = Deferrable.INITIALLY_IMMEDIATE) BelongsTo<Payer> onDemand,
    @ForeignKey(deferrable = Deferrable.INITIALLY_DEFERRED) BelongsTo<Payer> atLast)
    implements Bill_.With {}
