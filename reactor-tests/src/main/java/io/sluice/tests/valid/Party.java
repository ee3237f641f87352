package io.sluice.tests.valid;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What guests come to; without constraints. */
@Table("parties")
public record Party(@Id @Generated @Nullable Long id, @Nullable String name) {}
