package io.sluice.tests.named;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Work with an owner. */
@Table("assignments")
public record Assignment(
    @Id @Generated Long id, @Column(nullable = false) String title, BelongsTo<Assignee> owner) {}
