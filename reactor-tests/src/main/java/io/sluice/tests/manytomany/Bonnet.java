package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import org.jspecify.annotations.Nullable;

/** Something to wear. */
@Table("bonnets")
public record Bonnet(
    @Id @Generated Long id,
    @Nullable String name,
    @JoinTable("wearings") BelongsToMany<Wearer, JoinRow> hatwornbys) {}
