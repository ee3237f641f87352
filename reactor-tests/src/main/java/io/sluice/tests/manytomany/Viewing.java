package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UniqueKey;

/** A patron in a gallery, once: a unique constraint with a name and columns with long ones. */
@Table(
    value = "viewings",
    unique =
        @UniqueKey(
            value = {"patron", "gallery"},
            name = "custom_patron_gallery_unique"))
public record Viewing(
    @Id @Generated Long id,
    @ForeignKey(references = "secondId", columns = "id_patron_very_long_field", nullable = false)
        BelongsTo<Patron> patron,
    @ForeignKey(references = "secondId", columns = "id_gallery_very_long_field", nullable = false)
        BelongsTo<Gallery> gallery) {}
