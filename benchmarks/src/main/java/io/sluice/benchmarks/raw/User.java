package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Readable;
import io.sluice.benchmarks.work.Sums;
import java.time.Instant;
import java.util.List;

/** A user as it is read by hand. */
record User(
    long id,
    String name,
    String email,
    int age,
    Instant createdAt,
    int version,
    List<Project> projects) {
  static final String COLUMNS = "id, name, email, age, created_at, version";

  static User of(Readable row) {
    return new User(
        Rows.number(row, 0),
        Rows.text(row, 1),
        Rows.text(row, 2),
        Rows.integer(row, 3),
        Rows.time(row, 4),
        Rows.integer(row, 5),
        List.of());
  }

  User with(List<Project> children) {
    return new User(id, name, email, age, createdAt, version, children);
  }

  long sum() {
    return Sums.user(id, name, email, age);
  }
}
