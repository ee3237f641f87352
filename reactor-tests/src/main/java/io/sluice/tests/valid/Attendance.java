package io.sluice.tests.valid;

import io.sluice.BelongsTo;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A guest at a party. */
@Table("attendances")
public record Attendance(
    @Id BelongsTo<Guest> guest,
    @Id BelongsTo<Party> party,
    @Size(min = 1, max = 10) @Nullable String role) {}
