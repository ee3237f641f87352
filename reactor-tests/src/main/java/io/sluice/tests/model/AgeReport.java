package io.sluice.tests.model;

import io.sluice.annotation.Projection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row of a report that is written by hand. */
@Projection
public record AgeReport(@Nullable Integer age, long userCount, @Nullable BigDecimal visitSum) {}
