package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** Reads columns that are not null, by position. */
final class Rows {
  private Rows() {}

  static long number(Readable row, int index) {
    return Objects.requireNonNull(row.get(index, Long.class));
  }

  static int integer(Readable row, int index) {
    return Objects.requireNonNull(row.get(index, Integer.class));
  }

  static String text(Readable row, int index) {
    return Objects.requireNonNull(row.get(index, String.class));
  }

  static BigDecimal decimal(Readable row, int index) {
    return Objects.requireNonNull(row.get(index, BigDecimal.class));
  }

  static Instant time(Readable row, int index) {
    return Objects.requireNonNull(row.get(index, Instant.class));
  }
}
