package io.sluice.tests.audit;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedBy;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedBy;
import org.jspecify.annotations.Nullable;

/** A receipt in a ledger that is not its own. */
@Table("filings")
public record Filing(
    @Id BelongsTo<Ledger> ledger,
    @Id BelongsTo<Receipt> receipt,
    @Column(length = 40) @Nullable String note,
    @CreatedBy @Column(length = 40) @Nullable String createdBy,
    @UpdatedBy @Column(length = 40) @Nullable String updatedBy) {}
