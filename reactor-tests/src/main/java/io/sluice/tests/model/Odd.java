package io.sluice.tests.model;

import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Names that SQL takes between quotes only, a key that is text, and primitives. */
@Table("odd \"Table\"")
public record Odd(
    @Id @Column("select") String keyword,
    @Column("with space") @Nullable String withSpace,
    @Column("Mixed\"Quote") int mixedQuote,
    @Column("sémantique$") long accented)
    implements Odd_.With {}
