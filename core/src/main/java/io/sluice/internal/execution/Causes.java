package io.sluice.internal.execution;

import java.util.ArrayList;
import java.util.List;

/** What has caused an error. */
final class Causes {
  private static final int MOST = 10; // causes can go round

  private Causes() {}

  /** The error, its cause, the cause of that and so on. */
  static List<Throwable> of(Throwable error) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable each = error; each != null && causes.size() < MOST; each = each.getCause()) {
      causes.add(each);
    }
    return causes;
  }
}
