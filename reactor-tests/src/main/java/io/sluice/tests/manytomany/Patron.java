package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.model.JoinRow;
import java.util.UUID;

/** Somebody who is referred to by a second key. */
@Table("patrons")
public record Patron(
    @Id @Generated Long patronId,
    @Unique @Column(nullable = false) UUID secondId,
    @JoinTable(value = "patron_galleries", references = "secondId", otherReferences = "secondId")
        BelongsToMany<Gallery, JoinRow> galleries,
    @JoinTable(value = "patron_gallery_keys", references = "secondId")
        BelongsToMany<Gallery, JoinRow> byKey,
    BelongsToMany<Gallery, Viewing> viewed,
    @ForeignKey(mappedBy = "patronId2", otherKey = "galleryId2")
        BelongsToMany<Gallery, Loan> borrowedFrom) {}
