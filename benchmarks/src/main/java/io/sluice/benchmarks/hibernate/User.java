package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.work.Sums;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who owns projects. */
@Entity(name = "User")
@Table(name = "users")
class User {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Nullable String name;
  @Nullable String email;
  int age;
  @Nullable Instant createdAt;
  @Version int version;

  @OneToMany(mappedBy = "owner")
  List<Project> projects = new ArrayList<>();

  long sum() {
    return Sums.user(
        Objects.requireNonNull(id),
        Objects.requireNonNull(name),
        Objects.requireNonNull(email),
        age);
  }
}
