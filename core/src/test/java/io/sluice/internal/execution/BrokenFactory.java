package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.net.ConnectException;
import reactor.core.publisher.Mono;

/** Nothing listens. */
final class BrokenFactory implements ConnectionFactory {
  @Override
  public Mono<Connection> create() {
    return Mono.error(new ConnectException("refused"));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return () -> "fake";
  }
}
