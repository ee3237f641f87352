package io.sluice.tests.press;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;

/** What writers work on. */
@Table("plans")
public record Plan(
    @Id String name,
    @JoinTable("plan_writers") BelongsToMany<Writer, JoinRow> writers,
    HasMany<Chore> chores)
    implements Plan_.With {}
