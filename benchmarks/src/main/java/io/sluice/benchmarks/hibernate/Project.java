package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.work.Sums;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that a user may own. */
@Entity(name = "Project")
@Table(name = "projects")
class Project {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @Nullable User owner;

  @Nullable String title;
  @Nullable BigDecimal budget;
  @Nullable Instant createdAt;

  @ManyToMany
  @JoinTable(
      name = "project_tags",
      joinColumns = @JoinColumn(name = "project_id"),
      inverseJoinColumns = @JoinColumn(name = "tag_id"))
  Set<Tag> tags = new HashSet<>();

  long sum() {
    return Sums.project(
        Objects.requireNonNull(id), Objects.requireNonNull(title), Objects.requireNonNull(budget));
  }

  long sumWithTags() {
    return sum() + tags.stream().mapToLong(Tag::sum).sum();
  }
}
