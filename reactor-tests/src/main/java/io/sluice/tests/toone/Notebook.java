package io.sluice.tests.toone;

import io.sluice.HasMany;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Something with notes. */
@Table("notebooks")
public record Notebook(@Id @Generated Long id, @Nullable String title, HasMany<Note> notes) {}
