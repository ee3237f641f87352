package io.sluice.tests.venue;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import org.jspecify.annotations.Nullable;

/** The one pass of a guest. */
@Table("venue_passes")
public record Pass(
    @Id @Generated @Nullable Long id, @Nullable String number, @Unique BelongsTo<Guest> guest)
    implements Pass_.With {}
