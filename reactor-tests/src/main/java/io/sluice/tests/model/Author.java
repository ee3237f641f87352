package io.sluice.tests.model;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Refers to a table that refers back. */
@Table("authors")
public record Author(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    BelongsTo<Book> favourite,
    HasMany<Book> books)
    implements Author_.With {}
