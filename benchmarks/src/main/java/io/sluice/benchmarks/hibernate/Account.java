package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.work.Draft;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is created; its keys come from a sequence in blocks of 50, which is what is faster. */
@Entity(name = "Account")
@Table(name = "accounts")
class Account {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "blocks")
  @SequenceGenerator(name = "blocks", sequenceName = "account_blocks", allocationSize = 50)
  @Nullable Long id;

  @Nullable String name;
  @Nullable String email;
  int age;
  @Nullable Instant createdAt;
  @Version int version;

  static Account of(Draft draft) {
    Account account = new Account();
    account.name = draft.name();
    account.email = draft.email();
    account.age = draft.age();
    account.createdAt = Instant.now();
    return account;
  }

  Long key() {
    return Objects.requireNonNull(id);
  }
}
