package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Something that the driver does to a connection, such as BEGIN. */
final class Command extends Work<Void> {
  private final String text;
  private final Kind kind;
  private final Function<Connection, Publisher<Void>> action;

  /** What a command is to its transaction. */
  enum Kind {
    /** Begins it; nothing was done before. */
    FIRST,
    /** Part of it. */
    INNER,
    /** Ends it. */
    LAST
  }

  /**
   * A command.
   *
   * @param text what listeners see
   */
  Command(
      String text,
      Kind kind,
      ErrorTranslator errors,
      Function<Connection, Publisher<Void>> action) {
    super(errors);
    this.text = text;
    this.kind = kind;
    this.action = action;
  }

  @Override
  String text() {
    return text;
  }

  @Override
  Publisher<Void> on(Connection connection, Work.Call call) {
    return Flux.from(action.apply(connection));
  }

  @Override
  boolean isFinal() {
    return kind == Kind.LAST;
  }

  @Override
  boolean isRepeatable() {
    return kind == Kind.FIRST;
  }
}
