package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its foreign key has the name of what it refers to. */
@Table("galleys")
public record Galley(
    @Id @Generated Long id,
    @Nullable String title,
    @ForeignKey(columns = "username", references = "username") BelongsTo<Cook> cook) {}
