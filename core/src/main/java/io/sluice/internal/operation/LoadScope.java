package io.sluice.internal.operation;

import org.jspecify.annotations.Nullable;

/**
 * One loading operation, as the association values of its rows remember it: they load their rows
 * together. Equal to itself only.
 */
public final class LoadScope {
  private final Engine engine;
  private final boolean gathers;

  private LoadScope(Engine engine, boolean gathers) {
    this.engine = engine;
    this.gathers = gathers;
  }

  /** No loading operation: each value loads alone. */
  public static LoadScope none(Engine engine) {
    return new LoadScope(engine, false);
  }

  /** A further loading operation; the same one where nothing gathers. */
  public LoadScope ofOneLoad() {
    return engine.execution().settings().gathers() ? new LoadScope(engine, true) : this;
  }

  /** What loads. */
  Engine engine() {
    return engine;
  }

  /** What values that load together have in common, or null where each loads alone. */
  @Nullable Object shared() {
    return gathers ? this : null;
  }
}
