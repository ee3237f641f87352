package io.sluice.benchmarks.spring;

import io.sluice.benchmarks.work.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A project. */
@Table("projects")
record Project(@Id long id, long ownerId, String title, BigDecimal budget, Instant createdAt) {
  long sum() {
    return Sums.project(id, title, budget);
  }
}
