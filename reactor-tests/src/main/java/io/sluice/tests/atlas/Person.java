package io.sluice.tests.atlas;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody, whose columns have names of their own. */
@Table("persons")
public record Person(
    @Id @Generated @Column("ID") @Nullable Long id,
    @Column("some_other_name") @Nullable String lastName,
    @Column("a_g_e") @Nullable Integer age,
    BelongsTo<Country> country,
    BelongsTo<Country> residence)
    implements Person_.With {}
