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

/** Something that is referred to by a second key, and sometimes by its first. */
@Table("galleries")
public record Gallery(
    @Id @Generated Long galleryId,
    @Unique @Column(nullable = false) UUID secondId,
    @JoinTable(value = "patron_galleries", references = "secondId", otherReferences = "secondId")
        BelongsToMany<Patron, JoinRow> patrons,
    @JoinTable(value = "patron_gallery_keys", otherReferences = "secondId")
        BelongsToMany<Patron, JoinRow> byKey,
    BelongsToMany<Patron, Viewing> viewers,
    @ForeignKey(mappedBy = "galleryId2", otherKey = "patronId2")
        BelongsToMany<Patron, Loan> borrowers) {}
