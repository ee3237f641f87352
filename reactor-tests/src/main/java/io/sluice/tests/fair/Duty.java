package io.sluice.tests.fair;

import io.sluice.BelongsTo;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** What a guard has to do; the substitute is referred to by name. */
@Table("duties")
public record Duty(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    BelongsTo<Guard> guard,
    @ForeignKey(references = "username") BelongsTo<Guard> substitute)
    implements Duty_.With {}
