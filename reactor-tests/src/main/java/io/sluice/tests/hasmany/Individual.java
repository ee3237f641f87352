package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody with an association that is not called as its target. */
@Table("individuals")
public record Individual(
    @Id @Generated Long id, @Nullable String name, HasMany<Hat> personwearinghats) {}
