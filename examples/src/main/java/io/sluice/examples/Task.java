package io.sluice.examples;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.model.ReferentialAction;
import org.jspecify.annotations.Nullable;

/** A part of a project, which ends with it. */
@Table("tasks")
public record Task(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false, length = 120) String title,
    boolean done,
    @ForeignKey(nullable = false, onDelete = ReferentialAction.CASCADE) BelongsTo<Project> project)
    implements Task_.With {}
