package io.sluice.tests.model;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Refers to its own table. */
@Table("employees")
public record Employee(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    BelongsTo<Employee> manager,
    HasMany<Employee> reports)
    implements Employee_.With {}
