package io.sluice.tests.toone;

import io.sluice.HasOne;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Somebody whose key is not called id. */
@Table("skippers")
public record Skipper(
    @Id @Generated Long userCoolIdTag, @Nullable String name, HasOne<Dinghy> dinghy) {}
