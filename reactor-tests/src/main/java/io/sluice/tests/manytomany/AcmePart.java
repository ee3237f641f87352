package io.sluice.tests.manytomany;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A join row in a schema of its own. */
@Table(value = "project_users", schema = "many_to_many_acme")
public record AcmePart(
    @Id BelongsTo<AcmeUser> user,
    @Id BelongsTo<AcmeProject> project,
    @Nullable String status,
    @Nullable Integer data) {}
