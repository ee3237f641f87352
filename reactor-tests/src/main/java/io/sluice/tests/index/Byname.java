package io.sluice.tests.index;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A name that is unique where it is said to be. */
@Table(value = "bynames", indexes = @Index(value = "name", unique = true, where = "sole"))
public record Byname(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 40) String name,
    boolean sole,
    @Nullable String bio)
    implements Byname_.With {}
