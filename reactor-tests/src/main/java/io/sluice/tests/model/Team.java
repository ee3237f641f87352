package io.sluice.tests.model;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A group of users. */
@Table("teams")
public record Team(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    HasMany<Membership> memberships)
    implements Team_.With {}
