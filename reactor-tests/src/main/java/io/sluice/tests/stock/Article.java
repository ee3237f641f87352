package io.sluice.tests.stock;

import io.sluice.annotation.Column;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.annotation.UniqueKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article by its code, or by its place on a shelf: without a version and times of writes. */
@Table(value = "articles", unique = @UniqueKey({"shelf", "place"}))
public record Article(
    @Id @Generated @Nullable Long id,
    @Unique @Nullable String code,
    @Column(length = 40) @Nullable String shelf,
    @Nullable Integer place,
    @Column(nullable = false, defaultValue = "1") @Nullable Integer amount,
    @Nullable String note,
    @DeletedAt @Nullable Instant removedAt)
    implements Article_.With {}
