package io.sluice.tests.press;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A part of a plan. */
@Table("chores")
public record Chore(@Id String name, BelongsTo<Plan> plan) implements Chore_.With {}
