package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import org.jspecify.annotations.Nullable;

/** Somebody who is referred to by a name. */
@Table("cooks")
public record Cook(
    @Id @Generated Long id, @Unique @Nullable String username, HasOne<Galley> galley) {}
