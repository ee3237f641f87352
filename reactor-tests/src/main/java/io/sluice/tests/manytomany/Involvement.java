package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** An engineer in a venture. */
@Table("involvements")
public record Involvement(
    @Id BelongsTo<Engineer> engineer,
    @Id BelongsTo<Venture> venture,
    @Nullable String status,
    @Nullable Integer data)
    implements Involvement_.With {}
