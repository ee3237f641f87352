package io.sluice.tests;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Connections of another factory, some of whose methods do what a test says. Thread-safe. */
public final class AlteredConnections implements ConnectionFactory, Wrapped<ConnectionFactory> {
  private final ConnectionFactory factory;
  private final Map<String, Function<Connection, Object>> altered = new ConcurrentHashMap<>();
  private final AtomicInteger created = new AtomicInteger();
  private volatile UnaryOperator<Publisher<? extends Connection>> creation =
      UnaryOperator.identity();

  /** Connections of the factory. */
  public AlteredConnections(ConnectionFactory factory) {
    this.factory = factory;
  }

  /** From now on the method of all connections does this, with the connection itself. */
  public void alter(String method, Function<Connection, Object> action) {
    altered.put(method, action);
  }

  /** From now on connections are created like this. */
  public void create(UnaryOperator<Publisher<? extends Connection>> operator) {
    creation = operator;
  }

  /** From now on all is as it is. */
  public void restore() {
    altered.clear();
    creation = UnaryOperator.identity();
  }

  /** How many connections there have been. */
  public int created() {
    return created.get();
  }

  @Override
  public Publisher<? extends Connection> create() {
    return creation.apply(Flux.from(factory.create()).map(this::wrapped));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return factory.getMetadata();
  }

  @Override
  public ConnectionFactory unwrap() {
    return factory;
  }

  private Connection wrapped(Connection connection) {
    created.incrementAndGet();
    List<Class<?>> interfaces = new ArrayList<>(List.of(Connection.class, Wrapped.class));
    if (connection instanceof Lifecycle) {
      interfaces.add(Lifecycle.class);
    }
    return (Connection)
        Proxy.newProxyInstance(
            AlteredConnections.class.getClassLoader(),
            interfaces.toArray(Class<?>[]::new),
            (proxy, method, arguments) -> invoke(connection, method, arguments));
  }

  private @Nullable Object invoke(
      Connection connection, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Wrapped.class) {
      return arguments == null ? connection : null;
    }
    Function<Connection, Object> action = altered.get(method.getName());
    if (action != null) {
      return action.apply(connection);
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
