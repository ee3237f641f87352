package io.sluice.tests.named;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A table whose name no server takes as it is. */
@Table("a_table_whose_name_says_all_that_there_is_to_say_of_it_and_then_some")
public record OverlongTable(@Id Integer id) {}
