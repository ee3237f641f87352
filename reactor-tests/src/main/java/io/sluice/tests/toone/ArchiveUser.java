package io.sluice.tests.toone;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A user, in a schema of its own. */
@Table(value = "users", schema = "to_one_archive")
public record ArchiveUser(@Id @Generated Long id, @Nullable String name) {}
