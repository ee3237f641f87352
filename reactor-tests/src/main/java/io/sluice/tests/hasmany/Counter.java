package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Its own key has two parts, and it refers to one of two and to one of one. */
@Table("counters")
public record Counter(
    @Id String hall, @Id Integer place, BelongsTo<Branch> branch, BelongsTo<Clerk> clerk) {}
