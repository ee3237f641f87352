package io.sluice.tests.fair;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with a key of a column of another name, and a unique name. */
@Table("guards")
public record Guard(
    @Id @Column("main_id") UUID id,
    @Unique @Nullable String username,
    @ForeignKey(mappedBy = "guard") HasMany<Duty> duties)
    implements Guard_.With {}
