package io.sluice.examples;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Something with tasks, which one user may own. */
@Table("projects")
public record Project(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 120) String title,
    @Column(precision = 12, scale = 2) @Nullable BigDecimal budget,
    BelongsTo<User> owner,
    HasMany<Task> tasks)
    implements Project_.With {}
