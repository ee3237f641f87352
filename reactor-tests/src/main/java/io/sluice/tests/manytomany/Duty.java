package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Something whose key is given. */
@Table("duties")
public record Duty(
    @Id Long tid,
    @Nullable String title,
    @JoinTable("operator_duties") BelongsToMany<Operator, JoinRow> operators) {}
