package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Somebody with children and, by the same table, parents. */
@Table("relatives")
public record Relative(
    @Id @Generated Long id,
    @Nullable String name,
    @JoinTable(value = "relative_children", otherColumns = "child_id")
        BelongsToMany<Relative, JoinRow> children,
    @JoinTable(value = "relative_children", columns = "child_id", otherColumns = "relative_id")
        BelongsToMany<Relative, JoinRow> parents) {}
