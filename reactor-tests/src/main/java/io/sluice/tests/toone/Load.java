package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something whose key is called task_id. */
@Table("loads")
public record Load(
    @Id @Generated Long taskId,
    @Nullable String title,
    @ForeignKey(columns = "user_id") BelongsTo<Porter> porter) {}
