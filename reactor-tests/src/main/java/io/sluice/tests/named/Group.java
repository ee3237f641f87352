package io.sluice.tests.named;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A group, which may be a part of another one. */
@Table("user_group")
public record Group(
    @Id String id,
    @Nullable String name,
    @ForeignKey(columns = "parent_id") BelongsTo<Group> parent) {}
