package io.sluice.tests.named;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody with assignments. */
@Table("assignees")
public record Assignee(
    @Id @Generated Long id,
    @Column(nullable = false) String name,
    HasMany<Assignment> assignments) {}
