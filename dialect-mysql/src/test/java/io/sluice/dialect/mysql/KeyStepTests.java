package io.sluice.dialect.mysql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.sluice.Sluice;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.GeneratedKeyContract;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Generated keys that go up by more than one, as where several servers write. */
@ExtendWith(MySqlExtension.class)
class KeyStepTests extends GeneratedKeyContract {
  KeyStepTests(DatabaseUnderTest database) {
    super(database);
  }

  @Override
  protected Sluice connected(int connections) {
    return Sluice.of(database.pool(connections, new Stepping(database.factory())));
  }

  private record Stepping(ConnectionFactory factory) implements ConnectionFactory {
    @Override
    public Publisher<? extends Connection> create() {
      return Mono.<Connection>from(factory.create())
          .delayUntil(
              connection ->
                  Flux.from(
                          connection
                              .createStatement("SET SESSION auto_increment_increment = 7")
                              .execute())
                      .flatMap(Result::getRowsUpdated));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
      return factory.getMetadata();
    }
  }
}
