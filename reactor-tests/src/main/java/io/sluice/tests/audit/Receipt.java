package io.sluice.tests.audit;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedBy;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedBy;
import org.jspecify.annotations.Nullable;

/** What a ledger has, and who has written it. */
@Table("receipts")
public record Receipt(
    @Id @Generated @Nullable Long id,
    @Column(length = 40) @Nullable String text,
    @CreatedBy @Column(length = 40) @Nullable String createdBy,
    @UpdatedBy @Column(length = 40) @Nullable String updatedBy,
    BelongsTo<Ledger> ledger)
    implements Receipt_.With {}
