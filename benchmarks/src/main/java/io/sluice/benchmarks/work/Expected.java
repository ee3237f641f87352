package io.sluice.benchmarks.work;

import io.sluice.benchmarks.server.Tables;
import java.math.BigDecimal;

/** {@link Sums} of what the tables were filled with. */
final class Expected {
  private static final int TAG_STEP = 7;
  private static final int TAG_STRIDE = 31;

  private Expected() {}

  static long user(long id) {
    return Sums.user(id, "user " + id, "user" + id + "@example.org", 18 + (int) (id % 60));
  }

  static long users(long last) {
    long sum = 0;
    for (long id = 1; id <= last; id++) {
      sum += user(id);
    }
    return sum;
  }

  static long projects(long lastUser) {
    long sum = 0;
    for (long id = 1; id <= lastUser * Tables.CHILDREN; id++) {
      sum += Sums.project(id, "project " + id, BigDecimal.valueOf(id % 1_000));
    }
    return sum;
  }

  static long tags(long lastUser) {
    long sum = 0;
    for (long project = 1; project <= lastUser * Tables.CHILDREN; project++) {
      for (int k = 1; k <= Tables.TAGS; k++) {
        long tag = 1 + (project * TAG_STEP + (long) k * TAG_STRIDE) % 100;
        sum += Sums.tag(tag, "tag " + tag);
      }
    }
    return sum;
  }
}
