package io.sluice.tests.press;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** What a writer has written. */
@Table("posts")
public record Post(
    @Id String name,
    BelongsTo<Writer> writer,
    HasMany<Comment> comments,
    HasMany<Footnote> footnotes)
    implements Post_.With {}
