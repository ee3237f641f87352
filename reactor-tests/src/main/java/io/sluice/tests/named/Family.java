package io.sluice.tests.named;

import io.sluice.BelongsTo;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;

/** Who is whose child. */
@Table("family")
public record Family(
    @Id @ForeignKey(columns = "preexisting_child") BelongsTo<Kin> child,
    @Id @ForeignKey(columns = "preexisting_parent") BelongsTo<Kin> parent) {}
