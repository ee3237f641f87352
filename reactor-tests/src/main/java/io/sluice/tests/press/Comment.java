package io.sluice.tests.press;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A comment on a post. */
@Table("comments")
public record Comment(@Id String name, BelongsTo<Post> post) implements Comment_.With {}
