package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something that an article may have; its key is not called id. */
@Table("labels")
public record Label(@Id @Generated Long key, @Nullable String text, BelongsTo<Article> article) {}
