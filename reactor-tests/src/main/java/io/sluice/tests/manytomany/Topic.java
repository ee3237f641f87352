package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What an essay is about. */
@Table("topics")
public record Topic(
    @Id @Generated Long key, @Nullable String name, BelongsToMany<Essay, Tagging> essays) {}
