package io.sluice.tests.press;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;

/** Somebody who writes. */
@Table("writers")
public record Writer(
    @Id String name,
    @JoinTable("plan_writers") BelongsToMany<Plan, JoinRow> plans,
    BelongsToMany<Hobby, Pastime> hobbies,
    HasMany<Post> posts)
    implements Writer_.With {}
