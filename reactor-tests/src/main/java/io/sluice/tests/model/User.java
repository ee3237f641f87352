package io.sluice.tests.model;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.annotation.UpdatedAt;
import io.sluice.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who owns projects. */
@Table("users")
public record User(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 80) String name,
    @Unique @Nullable String email,
    @Nullable Integer age,
    @Column(nullable = false, defaultValue = "0") @Nullable Integer visits,
    @Version @Nullable Integer version,
    @CreatedAt @Nullable Instant createdAt,
    @UpdatedAt @Nullable Instant updatedAt,
    HasMany<Project> projects)
    implements User_.With {}
