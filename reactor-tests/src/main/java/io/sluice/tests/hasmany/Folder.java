package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somewhere for documents. */
@Table("folders")
public record Folder(@Id @Generated Long id, @Nullable String name, HasMany<Document> documents) {}
