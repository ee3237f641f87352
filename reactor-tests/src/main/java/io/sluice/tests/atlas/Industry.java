package io.sluice.tests.atlas;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What countries live by. */
@Table("industries")
public record Industry(@Id Long id, @Nullable String name, BelongsToMany<Country, Share> countries)
    implements Industry_.With {}
