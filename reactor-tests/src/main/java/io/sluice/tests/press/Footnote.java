package io.sluice.tests.press;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A footnote of a post. */
@Table("footnotes")
public record Footnote(@Id String name, BelongsTo<Post> post) implements Footnote_.With {}
