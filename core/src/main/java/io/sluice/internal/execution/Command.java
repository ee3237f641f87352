package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Something that the driver does to a connection, such as BEGIN. */
final class Command extends Work<Void> {
  private final String text;
  private final boolean last;
  private final Errors errors;
  private final Function<Connection, Publisher<Void>> action;

  /**
   * A command.
   *
   * @param text what listeners see
   * @param last whether it ends a transaction
   */
  Command(String text, boolean last, Errors errors, Function<Connection, Publisher<Void>> action) {
    this.text = text;
    this.last = last;
    this.errors = errors;
    this.action = action;
  }

  @Override
  String text() {
    return text;
  }

  @Override
  Publisher<Void> on(Connection connection, LaneCall<Void> call) {
    return Flux.from(action.apply(connection));
  }

  @Override
  Throwable translated(Throwable cause) {
    return errors.translate(cause, text, java.util.List.of());
  }

  @Override
  boolean isFinal() {
    return last;
  }
}
