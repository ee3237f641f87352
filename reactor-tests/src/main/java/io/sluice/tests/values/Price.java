package io.sluice.tests.values;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount of a currency. */
public record Price(BigDecimal amount, Currency currency) {
  /** One that no converter takes. */
  public static final Price NONE = new Price(BigDecimal.ZERO, Currency.getInstance("XXX"));

  /** Of a text, such as {@code 1.50 EUR}. */
  public static Price of(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      throw new IllegalArgumentException("\"" + text + "\" has no currency");
    }
    return new Price(
        new BigDecimal(text.substring(0, blank)), Currency.getInstance(text.substring(blank + 1)));
  }
}
