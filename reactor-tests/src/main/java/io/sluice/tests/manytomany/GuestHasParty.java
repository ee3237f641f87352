package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A guest at a party; has nothing but its foreign keys. */
@Table("tbl_guest_has_party")
public record GuestHasParty(
    @Id @ForeignKey(columns = "id_guest") BelongsTo<Guest> guest,
    @Id @ForeignKey(columns = "id_party") BelongsTo<Party> party) {}
