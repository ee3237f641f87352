package io.sluice.tests.toone;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody whose key is called user_id. */
@Table("porters")
public record Porter(@Id @Generated Long userId, @Nullable String name) {}
