package io.sluice.tests.manytomany;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A tag of posts and replies. */
@Table("tags")
public record Tag(@Id @Generated Long id, @Nullable String name) {}
