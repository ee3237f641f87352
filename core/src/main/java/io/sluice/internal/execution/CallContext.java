package io.sluice.internal.execution;

import io.sluice.listener.StatementListener;
import io.sluice.settings.StatementTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a call's statement depends on beside the call: connection factories read tenants and
 * databases from the Reactor context. Immutable and comparable.
 */
sealed interface CallContext {
  /** Of a call whose context was looked at by who knows what in it matters. */
  static CallContext chosen(Database database, ContextView context, @Nullable Object choice) {
    return new Chosen(
        OpenTransaction.of(database, context),
        context.getOrDefault(StatementTimeout.class, null),
        UserCode.ofCall(context),
        choice);
  }

  /** Of a call in whose context all may matter but what traces it. */
  static CallContext whole(ContextView context) {
    return context.isEmpty() ? Whole.EMPTY : new Whole(context);
  }

  /**
   * What is known to matter.
   *
   * @param transaction the transaction, by identity
   * @param timeout how long the statement may take
   * @param listeners who sees the statement beside all others
   * @param choice what a user's function made of the context, or null
   */
  record Chosen(
      @Nullable OpenTransaction transaction,
      @Nullable Duration timeout,
      List<StatementListener> listeners,
      @Nullable Object choice)
      implements CallContext {}

  /** All that is in a context, where values of users are compared by identity. */
  final class Whole implements CallContext {
    private static final Whole EMPTY = new Whole(Context.empty());

    private static final List<String> TRACING =
        List.of("micrometer.", "io.micrometer.", "brave.", "otel-", "io.opentelemetry.");

    private final ContextView context;
    private final int hash;

    Whole(ContextView context) {
      this.context = context;
      this.hash = hash(context);
    }

    private static int hash(ContextView context) {
      AtomicInteger sum = new AtomicInteger();
      context.forEach(
          (key, value) -> {
            if (!isTracing(key)) {
              sum.addAndGet(hashOf(key) ^ (31 * hashOf(value)));
            }
          });
      return sum.get();
    }

    private static boolean isTracing(Object key) {
      String name = key instanceof Class<?> type ? type.getName() : null;
      String text = key instanceof String known ? known : name;
      return text != null && TRACING.stream().anyMatch(text::startsWith);
    }

    /** Whether its equality is no user's. */
    private static boolean isPlain(Object value) {
      return value instanceof String
          || value instanceof Number
          || value instanceof Boolean
          || value instanceof UUID
          || value instanceof Duration;
    }

    private static int hashOf(Object value) {
      return isPlain(value) ? value.hashCode() : System.identityHashCode(value);
    }

    private static boolean same(Object one, @Nullable Object other) {
      return one == other || (isPlain(one) && one.equals(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Whole that
          && hash == that.hash
          && (context == that.context || (isIn(that.context) && that.isIn(context)));
    }

    private boolean isIn(ContextView other) {
      return context.stream()
          .allMatch(
              each ->
                  isTracing(each.getKey())
                      || same(each.getValue(), other.getOrDefault(each.getKey(), null)));
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public String toString() {
      return Objects.toString(context);
    }
  }
}
