package io.sluice.tests.constants;

/** What may be done, as text or in a type. */
public enum Right {
  /** One. */
  READ,
  /** Another one. */
  WRITE
}
