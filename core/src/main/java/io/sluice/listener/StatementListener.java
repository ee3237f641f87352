package io.sluice.listener;

import io.sluice.internal.argument.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.util.context.Context;

/**
 * Sees every statement that Sluice sends, also BEGIN and COMMIT. Called on the connection's event
 * loop: must not block, and must be thread-safe. What it throws is logged and dropped.
 */
public interface StatementListener {
  /** Whether it wants to see the statements that are sent just now; asked for each of them. */
  default boolean isEnabled() {
    return true;
  }

  /** The statement is about to be sent. */
  default void started(StatementEvent statement) {}

  /**
   * For {@code contextWrite}: the listener, beside those of the settings, sees the statements of
   * all that is upstream of it.
   *
   * <pre>{@code users.findAll().contextWrite(StatementListener.also(statement -> …))}</pre>
   */
  static Function<Context, Context> also(StatementListener listener) {
    Arguments.given(listener, "listener");
    return context -> {
      List<StatementListener> all =
          new ArrayList<>(context.getOrDefault(StatementListener.class, List.of()));
      all.add(listener);
      return context.put(StatementListener.class, List.copyOf(all));
    };
  }

  /** The server is done with the statement: its last row came, it failed, or its consumer went. */
  default void ended(StatementEvent statement, StatementOutcome outcome) {}
}
