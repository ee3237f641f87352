package io.sluice.tests.named;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;

/** See {@link Upper}. */
@Table("named_lowers")
public record Lower(
    @Id Long id,
    @JoinTable(value = "named_shelves", columns = "upper_id", otherColumns = "lower_id")
        BelongsToMany<Upper, JoinRow> others) {}
