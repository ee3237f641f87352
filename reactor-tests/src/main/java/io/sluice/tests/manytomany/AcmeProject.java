package io.sluice.tests.manytomany;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A project in a schema of its own. */
@Table(value = "projects", schema = "many_to_many_acme")
public record AcmeProject(
    @Id @Generated Long id, @Nullable String name, BelongsToMany<AcmeUser, AcmePart> users) {}
