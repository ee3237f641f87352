package io.sluice.tests.constants;

import io.sluice.annotation.NativeEnum;

/** A kind, in a type of the database. */
@NativeEnum
public enum FileKind {
  /** The first. */
  Text,
  /** In no order of letters. */
  IMAGE,
  /** With a digit. */
  Vector_2
}
