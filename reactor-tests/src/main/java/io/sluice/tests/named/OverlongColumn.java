package io.sluice.tests.named;

import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A table with a column whose name no server takes as it is. */
@Table("named_overlong")
public record OverlongColumn(
    @Id Integer id,
    @Column("a_column_whose_name_says_all_that_there_is_to_say_of_it_and_then_some")
        Integer number) {}
