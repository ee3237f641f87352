package io.sluice.tests.named;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Somebody with children, who refer to one parent. */
@Table("named_people")
public record Person(
    @Id @Generated Long id,
    @Column(nullable = false) String name,
    BelongsTo<Person> parent,
    @ForeignKey(mappedBy = "parent") HasMany<Person> children) {}
