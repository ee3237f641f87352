package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A group with one user, in a schema of its own. */
@Table(value = "groups", schema = "to_one_admin")
public record AdminGroup(
    @Id @Generated Long id, @Column(nullable = false) String name, HasOne<AdminUser> user) {}
