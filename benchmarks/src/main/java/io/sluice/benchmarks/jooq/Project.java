package io.sluice.benchmarks.jooq;

import io.sluice.benchmarks.work.Sums;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** A project. */
record Project(long id, long ownerId, String title, BigDecimal budget, OffsetDateTime createdAt) {
  long sum() {
    return Sums.project(id, title, budget);
  }
}
