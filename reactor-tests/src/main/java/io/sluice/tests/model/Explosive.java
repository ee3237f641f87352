package io.sluice.tests.model;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.tests.Thrown;
import org.jspecify.annotations.Nullable;

/** A row of the same table as {@link Entry} that throws what its text names. */
@Table("entries")
public record Explosive(@Id Long id, @Nullable String text) {
  /** Takes any other text. */
  public Explosive {
    for (Thrown each : Thrown.values()) {
      if (each.name().equals(text)) {
        each.raise();
      }
    }
  }
}
