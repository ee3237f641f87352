package io.sluice.benchmarks.spring;

import io.sluice.benchmarks.work.Sums;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A user, without associations: there are none. */
@Table("users")
record User(
    @Id long id, String name, String email, int age, Instant createdAt, @Version int version) {
  User older() {
    return new User(id, name, email, age + 1, createdAt, version);
  }

  long sum() {
    return Sums.user(id, name, email, age);
  }
}
