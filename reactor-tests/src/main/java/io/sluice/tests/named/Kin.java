package io.sluice.tests.named;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody with parents and children. */
@Table("kin")
public record Kin(
    @Id @Generated Long id,
    @Column(nullable = false) String name,
    @ForeignKey(mappedBy = "child", otherKey = "parent") BelongsToMany<Kin, Family> parents,
    @ForeignKey(mappedBy = "parent", otherKey = "child") BelongsToMany<Kin, Family> children) {}
