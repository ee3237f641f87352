package io.sluice.tests.values;

import java.util.Locale;

/** An address. */
public record Email(String value) {
  /** In small letters. */
  public Email {
    if (!value.contains("@")) {
      throw new IllegalArgumentException(value + " is no address");
    }
    value = value.toLowerCase(Locale.ROOT);
  }
}
