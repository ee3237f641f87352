package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody in a schema of its own. */
@Table(value = "users", schema = "has_many_work")
public record WorkUser(@Id @Generated Long id, @Nullable String name, HasMany<WorkTask> tasks) {}
