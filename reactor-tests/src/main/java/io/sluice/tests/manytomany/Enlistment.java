package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** An operator of a squad. */
@Table("enlistments")
public record Enlistment(
    @Id BelongsTo<Squad> squad, @Id BelongsTo<Operator> operator, @Nullable Boolean admin) {}
