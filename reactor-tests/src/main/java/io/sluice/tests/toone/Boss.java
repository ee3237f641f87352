package io.sluice.tests.toone;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody to work for; the key is assigned. */
@Table("bosses")
public record Boss(@Id Long id, @Nullable String username, @Nullable String gender) {}
