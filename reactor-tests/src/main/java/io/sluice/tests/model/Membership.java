package io.sluice.tests.model;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A user in a team: a key of two foreign keys, which others refer to. */
@Table("memberships")
public record Membership(
    @Id BelongsTo<User> user,
    @Id BelongsTo<Team> team,
    @Nullable String role,
    HasMany<Badge> badges)
    implements Membership_.With {}
