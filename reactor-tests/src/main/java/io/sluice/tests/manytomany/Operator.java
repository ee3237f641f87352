package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import io.sluice.model.ReferentialAction;
import org.jspecify.annotations.Nullable;

/** Somebody whose key is given; its join tables differ in what deletes do. */
@Table("operators")
public record Operator(
    @Id Long uid,
    @Nullable String username,
    @JoinTable("operator_duties") BelongsToMany<Duty, JoinRow> duties,
    @JoinTable(value = "operator_fixed_duties", onDelete = ReferentialAction.RESTRICT)
        BelongsToMany<Duty, JoinRow> fixedDuties,
    @JoinTable(value = "operator_loose_duties", constraint = false)
        BelongsToMany<Duty, JoinRow> looseDuties,
    BelongsToMany<Squad, Enlistment> squads) {}
