package io.sluice.tests.deferred;

import io.sluice.HasMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody who pays. */
@Table("payers")
public record Payer(@Id Long id, @ForeignKey(mappedBy = "atLast") HasMany<Bill> bills)
    implements Payer_.With {}
