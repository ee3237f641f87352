package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedAt;
import io.sluice.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Has a version and timestamps. */
@Table("documents")
public record Document(
    @Id @Generated Long id,
    @Nullable String title,
    @Version @Nullable Integer version,
    @CreatedAt @Nullable Instant createdAt,
    @UpdatedAt @Nullable Instant updatedAt,
    BelongsTo<Folder> folder) {}
