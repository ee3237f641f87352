package io.sluice.examples;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who owns projects. */
@Table("users")
public record User(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 80) String name,
    @Unique @Column(nullable = false, length = 120) String email,
    @Version @Nullable Integer version,
    @CreatedAt @Nullable Instant createdAt,
    HasMany<Project> projects)
    implements User_.With {}
