package io.sluice.benchmarks.sluice;

import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Version;
import io.sluice.benchmarks.work.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is created. */
@Table("accounts")
record Account(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 80) String name,
    @Column(nullable = false, length = 120) String email,
    int age,
    @CreatedAt @Nullable Instant createdAt,
    @Version @Nullable Integer version) {
  static Account of(Draft draft) {
    return new Account(null, draft.name(), draft.email(), draft.age(), null, null);
  }
}
