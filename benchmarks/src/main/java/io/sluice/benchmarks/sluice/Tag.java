package io.sluice.benchmarks.sluice;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What a project is about. */
@Table("tags")
record Tag(@Id @Generated @Nullable Long id, @Column(nullable = false, length = 80) String name) {}
