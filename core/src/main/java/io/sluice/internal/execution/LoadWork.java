package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.sluice.dialect.BulkLoader.Load;
import io.sluice.statement.Insert;
import io.sluice.statement.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Rows that go past INSERT, on the driver's own connection. */
final class LoadWork extends Work<Long> {
  private final Load load;
  private final Insert insert;

  /**
   * Rows.
   *
   * @param insert what they would be without that way, for messages
   */
  LoadWork(Load load, Insert insert, ErrorTranslator errors) {
    super(errors);
    this.load = load;
    this.insert = insert;
  }

  @Override
  String text() {
    return load.text();
  }

  @Override
  Statement statement() {
    return insert;
  }

  @Override
  Publisher<Long> on(Connection connection, Work.Call call) {
    return Flux.from(load.send(ConnectionReturn.driver(connection))).doOnNext(this::count);
  }
}
