package io.sluice.tests.model;

/** Values of an enum, one of which is no identifier of SQL. */
public enum Mood {
  HAPPY,
  NEUTRAL,
  Sad_2
}
