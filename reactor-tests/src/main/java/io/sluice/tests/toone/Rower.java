package io.sluice.tests.toone;

import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Its key is a text whose column is called otherwise; it has no id. */
@Table("rowers")
public record Rower(@Id @Column("the_user_name_field") String username) {}
