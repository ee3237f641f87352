package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Its key has two parts. */
@Table("branches")
public record Branch(
    @Id String country, @Id Integer number, HasMany<Clerk> clerks, HasMany<Counter> counters) {}
