package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Something to do, whose title has an index. */
@Table(value = "chores", indexes = @Index("title"))
public record Chore(
    @Id @Generated Long id,
    @Nullable String title,
    @Column(nullable = false, defaultValue = "false") @Nullable Boolean active,
    @JoinTable("assignee_chores") BelongsToMany<Assignee, JoinRow> assignees) {}
