package io.sluice.tests.museum;

import io.sluice.HasMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Another exhibit, with reviews in the same table as those of paintings. */
@Table("museum_sculptures")
public record Sculpture(
    @Id @Generated @Nullable Long id,
    @Nullable String name,
    @ForeignKey(mappedBy = "subjectId") @Scope(attribute = "subject", value = "sculpture")
        HasMany<Review> reviews) {}
