package io.sluice.tests;

/** What user code may throw: also what Reactor does not turn into a signal. */
public enum Thrown {
  /** An exception. */
  RUNTIME_EXCEPTION,
  /** An error that Reactor signals. */
  ASSERTION_ERROR,
  /** An error that Reactor takes as fatal, and throws on. */
  LINKAGE_ERROR;

  /** Throws it. */
  public void raise() {
    String message = "thrown by user code";
    switch (this) {
      case RUNTIME_EXCEPTION -> throw new IllegalStateException(message);
      case ASSERTION_ERROR -> throw new AssertionError(message);
      default -> throw new LinkageError(message);
    }
  }

  /** Whether Reactor's own operators throw it on, so that nobody is told. */
  public boolean isFatal() {
    return this == LINKAGE_ERROR;
  }
}
