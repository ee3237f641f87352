package io.sluice.tests.museum;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A review of a painting or a sculpture: one column refers to both. */
@Table("museum_reviews")
public record Review(
    @Id @Generated @Nullable Long id,
    @Nullable String text,
    @Nullable String subject,
    @Nullable Long subjectId,
    @ForeignKey(mappedBy = "subjectId") @Scope(attribute = "subject", value = "painting")
        BelongsTo<Painting> painting,
    @ForeignKey(mappedBy = "subjectId") @Scope(attribute = "subject", value = "sculpture")
        BelongsTo<Sculpture> sculpture)
    implements Review_.With {}
