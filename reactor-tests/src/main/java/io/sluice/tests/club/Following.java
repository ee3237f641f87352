package io.sluice.tests.club;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A member who follows another one, perhaps several times. */
@Table("followings")
public record Following(
    @Id @Generated @Nullable Long id,
    @ForeignKey(nullable = false) BelongsTo<Member> follower,
    @ForeignKey(nullable = false) BelongsTo<Member> followed,
    @Nullable String reason)
    implements Following_.With {}
