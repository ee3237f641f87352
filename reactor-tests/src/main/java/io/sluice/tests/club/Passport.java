package io.sluice.tests.club;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** The one document of a member. */
@Table("passports")
public record Passport(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String number,
    BelongsTo<Member> member)
    implements Passport_.With {}
