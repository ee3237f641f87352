package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody to pay for a yacht. */
@Table("berth_accounts")
public record Account(@Id @Generated Long id, @Nullable String name, HasOne<Yacht> yacht) {}
