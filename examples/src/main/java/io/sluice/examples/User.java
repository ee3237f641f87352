package io.sluice.examples;

import io.sluice.BelongsToMany;
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

/** Somebody who owns projects, and is in teams. */
@Table("users")
public record User(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 80) String name,
    @Unique @Column(nullable = false, length = 120) String email,
    @Version @Nullable Integer version,
    @CreatedAt @Nullable Instant createdAt,
    HasMany<Project> projects,
    BelongsToMany<Team, Membership> teams)
    implements User_.With {}
