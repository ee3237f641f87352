package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Readable;
import io.sluice.benchmarks.work.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A project as it is read by hand. */
record Project(
    long id, long ownerId, String title, BigDecimal budget, Instant createdAt, List<Tag> tags) {
  static final String COLUMNS = "id, owner_id, title, budget, created_at";

  static Project of(Readable row) {
    return new Project(
        Rows.number(row, 0),
        Rows.number(row, 1),
        Rows.text(row, 2),
        Rows.decimal(row, 3),
        Rows.time(row, 4),
        List.of());
  }

  Project with(List<Tag> children) {
    return new Project(id, ownerId, title, budget, createdAt, children);
  }

  long sum() {
    return Sums.project(id, title, budget);
  }
}
