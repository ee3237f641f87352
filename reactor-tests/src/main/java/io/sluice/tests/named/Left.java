package io.sluice.tests.named;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;

/** One side of a join table that the other describes with another action. */
@Table("named_lefts")
public record Left(@Id Long id, @JoinTable("named_sides") BelongsToMany<Right, JoinRow> others) {}
