package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.work.Sums;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a project is about. */
@Entity(name = "Tag")
@Table(name = "tags")
class Tag {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @Nullable String name;

  long sum() {
    return Sums.tag(Objects.requireNonNull(id), Objects.requireNonNull(name));
  }
}
