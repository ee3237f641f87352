package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A task in a schema of its own. */
@Table(value = "tasks", schema = "has_many_work")
public record WorkTask(
    @Id @Generated Long id,
    @Nullable String title,
    BelongsTo<WorkUser> user,
    BelongsTo<WorkTask> parent,
    @ForeignKey(mappedBy = "parent") HasMany<WorkTask> subtasks) {}
