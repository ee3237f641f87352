package io.sluice.tests.audit;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedBy;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.annotation.UpdatedBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something with receipts. */
@Table("ledgers")
public record Ledger(
    @Id @Generated @Nullable Long id,
    @Unique @Column(nullable = false, length = 40) String name,
    @Nullable Integer pages,
    @CreatedBy @Column(length = 40) @Nullable String createdBy,
    @UpdatedBy @Column(length = 40) @Nullable String updatedBy,
    @DeletedAt @Nullable Instant deletedAt,
    HasMany<Receipt> receipts,
    BelongsToMany<Receipt, Filing> filed)
    implements Ledger_.With {}
