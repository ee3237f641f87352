package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.listener.StatementEvent;
import io.sluice.statement.Statement;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/** A statement that can be sent again, and that is known only when it is its turn. */
final class LateWork<T> extends Work<T> {
  private final Supplier<? extends @Nullable Work<T>> late;
  private boolean known;
  private @Nullable Work<T> work;
  private @Nullable Throwable failure;

  /**
   * A statement.
   *
   * @param late what is sent; null if nobody wants it any more
   */
  LateWork(Supplier<? extends @Nullable Work<T>> late, ErrorTranslator errors) {
    super(errors);
    this.late = late;
  }

  /** Once, also where it begins again on another connection. */
  private void know() {
    if (!known) {
      known = true;
      try {
        work = late.get();
      } catch (Throwable thrown) { // nothing may throw on the thread that pumps the lane
        failure = thrown;
      }
    }
  }

  @Override
  String text() {
    Work<T> sent = work;
    return sent == null ? "a statement that was not sent" : sent.text();
  }

  @Override
  List<String> values() {
    Work<T> sent = work;
    return sent == null ? List.of() : sent.values();
  }

  @Override
  @Nullable Statement statement() {
    Work<T> sent = work;
    return sent == null ? null : sent.statement();
  }

  @Override
  @Nullable StatementEvent event(long lane, ContextView context) {
    know();
    return work == null ? null : super.event(lane, context);
  }

  @Override
  Publisher<T> on(Connection connection, Call call) {
    know();
    Throwable thrown = failure;
    Work<T> sent = work;
    if (thrown != null) {
      return Flux.error(thrown);
    }
    return sent == null ? Flux.empty() : sent.on(connection, call);
  }

  @Override
  boolean isRepeatable() {
    return true;
  }

  @Override
  long rows() {
    Work<T> sent = work;
    return sent == null ? 0 : sent.rows();
  }
}
