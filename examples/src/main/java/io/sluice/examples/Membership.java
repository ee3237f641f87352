package io.sluice.examples;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user in a team, and as what. */
@Table("memberships")
public record Membership(
    @Id BelongsTo<User> user,
    @Id BelongsTo<Team> team,
    @Column(nullable = false, length = 40) String role,
    @CreatedAt @Nullable Instant since)
    implements Membership_.With {}
