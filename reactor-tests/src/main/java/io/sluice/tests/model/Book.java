package io.sluice.tests.model;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Refers to a table that refers back. */
@Table("books")
public record Book(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String title,
    BelongsTo<Author> author)
    implements Book_.With {}
