package io.sluice.tests.manytomany;

import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Its foreign keys are plain components, and an index sees to it that a pair is there once. */
@Table(
    value = "loans",
    indexes =
        @Index(
            value = {"patronId2", "galleryId2"},
            unique = true))
public record Loan(
    @Id @Generated Long id,
    @ForeignKey(value = Patron.class, references = "secondId") @Column("patron_id2")
        @Nullable UUID patronId2,
    @ForeignKey(value = Gallery.class, references = "secondId") @Column("gallery_id2")
        @Nullable UUID galleryId2) {}
