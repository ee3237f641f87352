package io.sluice.tests.binary;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Convert;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a leaflet is about. */
@Table("keywords")
public record Keyword(
    @Id @Convert(UuidBytes.class) @Column(length = 16) UUID id,
    @Nullable String text,
    BelongsToMany<Leaflet, Marking> leaflets)
    implements Keyword_.With {}
