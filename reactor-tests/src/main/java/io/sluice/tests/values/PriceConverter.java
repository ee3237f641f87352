package io.sluice.tests.values;

import io.sluice.type.Converter;

/** Prices as texts. */
public final class PriceConverter implements Converter<Price, String> {
  @Override
  public String toColumn(Price price) {
    if (price.equals(Price.NONE)) {
      throw new IllegalStateException("there is no price");
    }
    return price.amount().toPlainString() + " " + price.currency();
  }

  @Override
  public Price toAttribute(String column) {
    return Price.of(column);
  }
}
