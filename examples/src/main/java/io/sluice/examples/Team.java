package io.sluice.examples;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** People who work together. */
@Table("teams")
public record Team(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 80) String name,
    BelongsToMany<User, Membership> members)
    implements Team_.With {}
