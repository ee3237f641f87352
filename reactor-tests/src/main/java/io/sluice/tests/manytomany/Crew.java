package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Sailors together; the columns of its join table are named. */
@Table("crews")
public record Crew(
    @Id @Generated Long id,
    @Nullable String name,
    @JoinTable(value = "crew_sailors", columns = "the_crew_id", otherColumns = "the_sailor_id")
        BelongsToMany<Sailor, JoinRow> sailors) {}
