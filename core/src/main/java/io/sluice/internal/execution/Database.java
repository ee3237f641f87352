package io.sluice.internal.execution;

import io.r2dbc.spi.ConnectionFactory;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.KnownTexts;
import io.sluice.dialect.Sql;
import io.sluice.settings.Settings;
import io.sluice.statement.Statement;
import reactor.core.publisher.Mono;

/**
 * What all executions on one database share: its connections, what is known of its server, and what
 * was set. Also the key of the transaction in a Reactor context. Thread-safe.
 */
final class Database {
  private final KnownServer server;
  private final LaneEnvironment environment;
  private final ErrorTranslator errors;
  private final Connections connections;
  private final KnownTexts texts = new KnownTexts();

  Database(ConnectionFactory factory, Dialect dialect, Settings settings) {
    UserCode userCode = new UserCode(settings);
    Deadlines deadlines = new Deadlines();
    this.server = new KnownServer(dialect);
    this.errors = new ErrorTranslator(server, userCode);
    ConnectionReturn back = new ConnectionReturn(server, deadlines, settings);
    this.environment = new LaneEnvironment(settings, userCode, deadlines, back::stopped);
    this.connections = new Connections(factory, environment, errors, back);
  }

  Settings settings() {
    return environment.settings();
  }

  Dialect dialect() {
    return server.dialect();
  }

  boolean isServerKnown() {
    return server.isKnown();
  }

  /** Takes a connection only to be told which server there is; completes when that is known. */
  Mono<Void> serverAsked() {
    return CallFlux.leased(
            connections::lane, () -> new ServerQuestion(server, errors), environment.unseen())
        .then();
  }

  Sql rendered(Statement statement) {
    return dialect().renderer().render(statement, texts);
  }

  /** A lane for one operation. */
  Lane lease() {
    return connections.lane();
  }

  Connections connections() {
    return connections;
  }

  ErrorTranslator errors() {
    return errors;
  }

  LaneEnvironment environment() {
    return environment;
  }
}
