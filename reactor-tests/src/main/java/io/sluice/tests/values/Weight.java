package io.sluice.tests.values;

import java.math.BigDecimal;

/** A weight, with an order. */
public record Weight(BigDecimal grams) implements Comparable<Weight> {
  /** Of so many grams. */
  public static Weight of(String grams) {
    return new Weight(new BigDecimal(grams));
  }

  @Override
  public int compareTo(Weight other) {
    return grams.compareTo(other.grams);
  }
}
