package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Asks which server there is. Sends nothing: the server has told when it connected. */
final class ServerQuestion extends Work<Void> {
  private final KnownServer server;

  ServerQuestion(KnownServer server, ErrorTranslator errors) {
    super(errors);
    this.server = server;
  }

  @Override
  String text() {
    return "which server";
  }

  @Override
  Publisher<Void> on(Connection connection, Work.Call call) {
    server.told(connection.getMetadata());
    return Flux.empty();
  }
}
