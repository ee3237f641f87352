package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something that an article must have: the foreign key takes no null. */
@Table("strict_labels")
public record StrictLabel(
    @Id @Generated Long id,
    @Nullable String text,
    @ForeignKey(nullable = false) BelongsTo<Article> article) {}
