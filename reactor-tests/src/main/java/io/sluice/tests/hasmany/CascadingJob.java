package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.model.ReferentialAction;

/** A job that goes and changes with its worker. */
@Table("cascading_jobs")
public record CascadingJob(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    @ForeignKey(onDelete = ReferentialAction.CASCADE, onUpdate = ReferentialAction.CASCADE)
        BelongsTo<Worker> worker) {}
