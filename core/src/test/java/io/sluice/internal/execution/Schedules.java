package io.sluice.internal.execution;

import org.jetbrains.lincheck.Lincheck;

/**
 * Runs threads in many interleavings, which a model checker chooses: the same ones in each run. One
 * that fails is shown step by step. The property {@code sluice.test.schedules} says how many.
 */
public final class Schedules {
  // one takes up to 20 ms
  private static final int SCHEDULES = Integer.getInteger("sluice.test.schedules", 150);

  private Schedules() {}

  /** Runs the scenario in all interleavings. */
  public static void check(Runnable scenario) {
    Lincheck.runConcurrentTest(SCHEDULES, scenario);
  }

  /** Runs all at the same time, and waits for them; what one throws is thrown. */
  public static void together(Runnable... actions) {
    // by loops: the checker does not see what the library does
    Thread[] threads = new Thread[actions.length];
    Throwable[] thrown = new Throwable[actions.length];
    for (int i = 0; i < actions.length; i++) {
      int number = i;
      threads[i] =
          new Thread(
              () -> {
                try {
                  actions[number].run();
                } catch (Throwable each) {
                  thrown[number] = each;
                }
              });
      threads[i].start();
    }
    for (int i = 0; i < threads.length; i++) {
      try {
        threads[i].join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      if (thrown[i] != null) {
        throw new AssertionError("A thread has thrown " + thrown[i], thrown[i]);
      }
    }
  }
}
