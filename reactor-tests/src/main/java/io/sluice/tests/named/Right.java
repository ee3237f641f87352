package io.sluice.tests.named;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import io.sluice.model.ReferentialAction;

/** See {@link Left}. */
@Table("named_rights")
public record Right(
    @Id Long id,
    @JoinTable(value = "named_sides", onDelete = ReferentialAction.RESTRICT)
        BelongsToMany<Left, JoinRow> others) {}
