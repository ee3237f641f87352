package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody whose tables are made by hand. */
@Table("typists")
public record Typist(@Id Long id, @Nullable String name, BelongsToMany<Letter, Typing> letters) {}
