package io.sluice.benchmarks.jooq;

import io.sluice.benchmarks.work.Sums;
import java.time.OffsetDateTime;

/** A user. */
record User(long id, String name, String email, int age, OffsetDateTime createdAt, int version) {
  long sum() {
    return Sums.user(id, name, email, age);
  }
}
