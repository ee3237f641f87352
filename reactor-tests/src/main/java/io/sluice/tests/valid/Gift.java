package io.sluice.tests.valid;

import io.sluice.BelongsTo;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a guest brings. */
@Table("gifts")
public record Gift(
    @Id @Generated @Nullable Long id,
    @Size(min = 2, max = 10) @Nullable String what,
    BelongsTo<Guest> guest)
    implements Gift_.With {}
