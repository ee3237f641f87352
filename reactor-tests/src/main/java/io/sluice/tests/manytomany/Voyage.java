package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** A voyage of sailors. */
@Table("voyages")
public record Voyage(
    @Id @Generated Long id,
    @Nullable String name,
    @JoinTable(value = "sailor_voyages", columns = "project_id", otherColumns = "user_id")
        BelongsToMany<Sailor, JoinRow> sailors) {}
