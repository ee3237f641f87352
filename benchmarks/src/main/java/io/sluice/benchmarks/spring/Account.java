package io.sluice.benchmarks.spring;

import io.sluice.benchmarks.work.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** What is created. */
@Table("accounts")
record Account(
    @Id @Nullable Long id,
    String name,
    String email,
    int age,
    Instant createdAt,
    @Version @Nullable Integer version) {
  static Account of(Draft draft) {
    return new Account(null, draft.name(), draft.email(), draft.age(), Instant.now(), null);
  }
}
