package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import org.jspecify.annotations.Nullable;

/** Somebody who is referred to by a name whose column is called otherwise. */
@Table("sailors")
public record Sailor(
    @Id @Generated Long id,
    @Unique @Column("user_name") @Nullable String username,
    HasOne<Hammock> hammock) {}
