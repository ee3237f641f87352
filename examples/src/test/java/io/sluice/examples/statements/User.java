package io.sluice.examples.statements;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.annotation.UpdatedAt;
import io.sluice.annotation.Version;
import java.time.Instant;

@Table("users")
public record User(
    @Id @Generated Long id,
    @Column(nullable = false, length = 80) String name,
    @Unique String email,
    Integer age,
    @Version Integer version, // optimistic locking
    @CreatedAt Instant createdAt,
    @UpdatedAt Instant updatedAt,
    @DeletedAt Instant deletedAt, // destroy() sets it; queries do not see the row then
    HasMany<Project> projects, // by the foreign key of Project.owner
    HasOne<Profile> profile, // by that of Profile.user
    BelongsToMany<Team, Membership> teams) // by the two of Membership
    implements User_.With {} // optional: withName(..) and the like
