package io.sluice.examples.statements;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

@Table("memberships")
public record Membership(@Id BelongsTo<User> user, @Id BelongsTo<Team> team, String role) {}
