package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Somebody on voyages, one of which is the present one. */
@Table("sailors")
public record Sailor(
    @Id @Generated Long id,
    @Nullable String name,
    BelongsTo<Voyage> current,
    @JoinTable(value = "crew_sailors", columns = "the_sailor_id", otherColumns = "the_crew_id")
        BelongsToMany<Crew, JoinRow> crews,
    @JoinTable(value = "sailor_voyages", columns = "user_id", otherColumns = "project_id")
        BelongsToMany<Voyage, JoinRow> voyages) {}
