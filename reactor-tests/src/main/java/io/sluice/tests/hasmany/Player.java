package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Three foreign keys to the same entity. */
@Table("players")
public record Player(
    @Id @Generated Long id,
    BelongsTo<Team> team,
    BelongsTo<Team> primaryTeam,
    BelongsTo<Team> secondaryTeam) {}
