package io.sluice.benchmarks.work;

import java.math.BigDecimal;

/** Numbers by which one sees whether what was read is what is there. */
public final class Sums {
  private Sums() {}

  /** Of a user. */
  public static long user(long id, String name, String email, int age) {
    return id + name.length() + email.length() + age;
  }

  /** Of a project. */
  public static long project(long id, String title, BigDecimal budget) {
    return id + title.length() + budget.intValue();
  }

  /** Of a tag. */
  public static long tag(long id, String name) {
    return id + name.length();
  }
}
