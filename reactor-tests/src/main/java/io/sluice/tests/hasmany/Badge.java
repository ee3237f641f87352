package io.sluice.tests.hasmany;

import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its foreign key is a plain component that takes null and has a default. */
@Table("badges")
public record Badge(
    @Id @Generated Long id,
    @ForeignKey(Holder.class) @Column(defaultValue = "42") @Nullable Integer userId) {}
