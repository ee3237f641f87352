package io.sluice.tests.model;

import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A row of the same table as {@link Entry} that one text cannot be made of. */
@Table("entries")
public record Fussy(@Id Long id, @Nullable String text) {
  /** The text that it does not take. */
  public static final String REFUSED = "refused";

  /** Takes any other text. */
  public Fussy {
    if (REFUSED.equals(text)) {
      throw new IllegalArgumentException("the text is " + text);
    }
  }
}
