package io.sluice.tests.values;

import io.sluice.annotation.Convert;
import io.sluice.type.Converter;

/** A temperature, which says itself what converts it. */
@Convert(Temperature.Tenths.class)
public final class Temperature implements Comparable<Temperature> {
  private final int tenths;

  /** Of so many tenths of a degree. */
  public Temperature(int tenths) {
    this.tenths = tenths;
  }

  @Override
  public int compareTo(Temperature other) {
    return Integer.compare(tenths, other.tenths);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Temperature that && tenths == that.tenths;
  }

  @Override
  public int hashCode() {
    return tenths;
  }

  @Override
  public String toString() {
    return tenths / 10.0 + " °C";
  }

  /** As tenths of a degree. */
  static final class Tenths implements Converter<Temperature, Integer> {
    @Override
    public Integer toColumn(Temperature temperature) {
      return temperature.tenths;
    }

    @Override
    public Temperature toAttribute(Integer column) {
      return new Temperature(column);
    }
  }
}
