package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A note, which may be in a notebook. */
@Table("notes")
public record Note(
    @Id @Generated Long id,
    @Nullable String text,
    @ForeignKey(columns = "post_id") BelongsTo<Notebook> notebook)
    implements Note_.With {}
