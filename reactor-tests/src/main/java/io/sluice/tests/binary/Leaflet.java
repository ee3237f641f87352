package io.sluice.tests.binary;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Convert;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to read, with a key of bytes. */
@Table("leaflets")
public record Leaflet(
    @Id @Convert(UuidBytes.class) @Column(length = 16) UUID id,
    @Nullable String title,
    BelongsToMany<Keyword, Marking> keywords)
    implements Leaflet_.With {}
