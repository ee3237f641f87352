package io.sluice.tests.named;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A tag or a category, told apart by {@code type}. */
@Table("named_tags")
public record Tag(@Id @Generated Long id, @Nullable String type) {}
