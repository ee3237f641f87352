package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Somebody with chores, by a table without an entity. */
@Table("assignees")
public record Assignee(
    @Id @Generated Long id,
    @Unique @Nullable String username,
    @JoinTable("assignee_chores") BelongsToMany<Chore, JoinRow> chores,
    @JoinTable("assignee_chores") @Scope(attribute = "active", value = "true")
        BelongsToMany<Chore, JoinRow> activeChores) {}
