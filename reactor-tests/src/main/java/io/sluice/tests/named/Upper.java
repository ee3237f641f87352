package io.sluice.tests.named;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;

/** One side of a join table of which the other takes the columns for each other. */
@Table("named_uppers")
public record Upper(
    @Id Long id, @JoinTable("named_shelves") BelongsToMany<Lower, JoinRow> others) {}
