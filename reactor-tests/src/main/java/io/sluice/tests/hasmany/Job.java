package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** A job, which may be a part of another one. */
@Table("jobs")
public record Job(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    boolean active,
    BelongsTo<Worker> worker,
    BelongsTo<Job> parent,
    @ForeignKey(mappedBy = "parent") HasMany<Job> parts) {}
