package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Three associations to the same entity. */
@Table("teams")
public record Team(
    @Id @Generated Long id,
    @ForeignKey(mappedBy = "team") HasMany<Player> players,
    @ForeignKey(mappedBy = "primaryTeam") HasMany<Player> primaryPlayers,
    @ForeignKey(mappedBy = "secondaryTeam") HasMany<Player> secondaryPlayers) {}
