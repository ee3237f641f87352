package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Has tags by a join table that it shares with comments. */
@Table("posts")
public record Post(
    @Id @Generated Long id,
    @Nullable String name,
    @ForeignKey(mappedBy = "taggableId")
        @Scope(attribute = "taggable", value = "post", through = true)
        BelongsToMany<Tag, ItemTag> tags) {}
