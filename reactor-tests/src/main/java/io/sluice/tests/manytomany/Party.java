package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something with guests, whose key is a UUID. */
@Table("tbl_party")
public record Party(
    @Id @Column("id_party") UUID idParty,
    @Nullable String name,
    BelongsToMany<Guest, GuestHasParty> guests) {}
