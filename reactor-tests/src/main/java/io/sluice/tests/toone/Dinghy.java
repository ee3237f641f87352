package io.sluice.tests.toone;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A boat whose key is not called id. */
@Table("dinghies")
public record Dinghy(
    @Id @Generated Long taskOrSomething,
    @Nullable String title,
    @ForeignKey(columns = "userCoolIdTag") BelongsTo<Skipper> skipper) {}
