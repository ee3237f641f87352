package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A user, in a schema of its own. */
@Table(value = "users", schema = "to_one_admin")
public record AdminUser(
    @Id @Generated Long id, @Column(nullable = false) String name, BelongsTo<AdminGroup> group) {}
