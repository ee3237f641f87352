package io.sluice.benchmarks.sluice;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that a user may own. */
@Table("projects")
record Project(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 120) String title,
    @Column(precision = 12, scale = 2) BigDecimal budget,
    @CreatedAt @Nullable Instant createdAt,
    BelongsTo<User> owner,
    @JoinTable("project_tags") BelongsToMany<Tag, JoinRow> tags) {}
