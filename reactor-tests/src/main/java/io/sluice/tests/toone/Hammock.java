package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its foreign key refers to another attribute than the key. */
@Table("hammocks")
public record Hammock(
    @Id @Generated Long id,
    @Nullable String title,
    @ForeignKey(columns = "username", references = "username") BelongsTo<Sailor> sailor) {}
