package io.sluice.benchmarks.sluice;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who owns projects. */
@Table("users")
record User(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 80) String name,
    @Column(nullable = false, length = 120) String email,
    int age,
    @CreatedAt @Nullable Instant createdAt,
    @Version @Nullable Integer version,
    HasMany<Project> projects)
    implements User_.With {}
