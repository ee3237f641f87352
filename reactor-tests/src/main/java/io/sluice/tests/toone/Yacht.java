package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its foreign key has a column that is not in snake_case. */
@Table("yachts")
public record Yacht(
    @Id @Generated Long id,
    @Nullable String name,
    @ForeignKey(columns = "AccountId") BelongsTo<Account> account) {}
