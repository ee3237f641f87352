package io.sluice.tests.hasmany;

import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its foreign key is a plain component that takes no null and has a default. */
@Table("assets")
public record Asset(
    @Id @Generated Long id,
    @ForeignKey(Holder.class) @Column(value = "user_id", nullable = false, defaultValue = "42")
        @Nullable Integer userId) {}
