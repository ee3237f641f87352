package io.sluice.tests.values;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A crate, whose key is a UUID in a type of its own. */
@Table("crates")
public record Crate(@Id @Generated @Nullable CrateId id, String name) {}
