package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A tag of something, told apart by {@code taggable}. */
@Table("item_tags")
public record ItemTag(
    @Id @Generated Long id,
    BelongsTo<Tag> tag,
    @Nullable String taggable,
    @Nullable Long taggableId) {}
