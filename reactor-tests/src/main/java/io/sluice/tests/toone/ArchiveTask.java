package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A task, in a schema of its own. */
@Table(value = "tasks", schema = "to_one_archive")
public record ArchiveTask(
    @Id @Generated Long id, @Nullable String title, BelongsTo<ArchiveUser> user) {}
