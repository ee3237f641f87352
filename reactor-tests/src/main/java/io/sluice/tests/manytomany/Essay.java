package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Something with topics, perhaps the same one several times. */
@Table("essays")
public record Essay(
    @Id @Generated Long pk,
    @Nullable String title,
    BelongsToMany<Topic, Tagging> topics,
    @JoinTable("essay_authors") BelongsToMany<Assignee, JoinRow> authors) {}
