package io.sluice.tests.hasmany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.model.ReferentialAction;

/** A job that keeps its worker from going and changing. */
@Table("restricted_jobs")
public record RestrictedJob(
    @Id @Generated Long id,
    @Column(nullable = false) String title,
    @ForeignKey(onDelete = ReferentialAction.RESTRICT, onUpdate = ReferentialAction.RESTRICT)
        BelongsTo<Worker> worker) {}
