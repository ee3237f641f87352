package io.sluice.readme;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

// readme: membership
@Table("memberships")
public record Membership(@Id BelongsTo<User> user, @Id BelongsTo<Team> team, String role) {}
// readme: end
