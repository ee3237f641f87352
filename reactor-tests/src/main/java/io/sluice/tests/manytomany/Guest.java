package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody whose key is a UUID in a column of its own name. */
@Table("tbl_guest")
public record Guest(
    @Id @Column("id_guest") UUID idGuest,
    @Nullable String name,
    BelongsToMany<Party, GuestHasParty> parties,
    @JoinTable("guest_beacons") BelongsToMany<Keeper, JoinRow> keepers) {}
