package io.sluice.tests.museum;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** An exhibit, with associations to some of its labels. */
@Table("museum_paintings")
public record Painting(
    @Id @Generated @Nullable Long id,
    @Nullable String name,
    @ForeignKey(mappedBy = "subjectId") @Scope(attribute = "subject", value = "painting")
        HasMany<Review> reviews,
    @Scope(
            attribute = "color",
            value = {"green", "blue"})
        HasMany<Label> cold,
    @JoinTable("museum_further_labels")
        @Scope(
            attribute = "color",
            value = {"green", "blue"})
        BelongsToMany<Label, JoinRow> further,
    @Scope(
            attribute = "place",
            value = {"left", "right"},
            through = true)
        BelongsToMany<Label, Hanging> sides)
    implements Painting_.With {}
