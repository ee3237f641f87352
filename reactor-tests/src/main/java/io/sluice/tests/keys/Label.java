package io.sluice.tests.keys;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;

/** What stickers are of; its key is a text that the database compares by rules of its own. */
@Table("labels")
public record Label(
    @Id String code,
    HasMany<Sticker> stickers,
    @JoinTable("shelf_labels") BelongsToMany<Shelf, JoinRow> shelves) {}
