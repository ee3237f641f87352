package io.sluice.examples.statements;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Connections to a server that is not there: whatever is sent changes one row, or has rows of
 * numbers, in the first of which all are 1. What a driver is not asked for here fails. Immutable.
 *
 * @param product as the server calls itself
 * @param version what it says of its version
 * @param rows how many rows whatever is sent has
 */
record AnsweringConnections(String product, String version, int rows) implements ConnectionFactory {
  /** How many keys are more than a chunk. */
  static final int LARGE = 5_001;

  // of which nothing is told
  private static final RowMetadata COLUMNS =
      of(RowMetadata.class, (method, arguments) -> of(ColumnMetadata.class, (told, asked) -> null));
  private static final Map<Class<?>, IntFunction<?>> VALUES =
      Map.of(
          Long.class, Long::valueOf,
          Integer.class, Integer::valueOf,
          BigDecimal.class, BigDecimal::valueOf,
          String.class, String::valueOf,
          Boolean.class, number -> true,
          Instant.class, Instant::ofEpochSecond,
          LocalDateTime.class, LocalDateTime.of(1970, 1, 1, 0, 0)::plusSeconds);

  @Override
  public Publisher<? extends Connection> create() {
    return Mono.fromSupplier(() -> of(Connection.class, this::connection));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return () -> product;
  }

  private Object connection(String method, Object[] arguments) {
    return switch (method) {
      case "getMetadata" -> of(ConnectionMetadata.class, this::metadata);
      case "createStatement" -> statement(String.valueOf(arguments[0]));
      case "beginTransaction",
          "commitTransaction",
          "createSavepoint",
          "releaseSavepoint",
          "close" ->
          Mono.empty();
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private Object metadata(String method, Object[] arguments) {
    return method.equals("getDatabaseProductName") ? product : version;
  }

  private Statement statement(String sql) {
    return of(
        Statement.class,
        (method, arguments) ->
            switch (method) {
              case "bind", "bindNull", "returnGeneratedValues" -> statement(sql);
              case "execute" -> Mono.just(of(Result.class, (asked, by) -> result(sql, asked, by)));
              default -> throw new UnsupportedOperationException(method);
            });
  }

  @SuppressWarnings("unchecked") // Sluice maps rows by this form of map
  private Object result(String sql, String method, Object[] arguments) {
    return switch (method) {
      case "getRowsUpdated" -> Mono.just(1L);
      case "map" -> {
        BiFunction<Row, RowMetadata, ?> mapper = (BiFunction<Row, RowMetadata, ?>) arguments[0];
        yield numbers(sql).map(each -> mapper.apply(row(each), COLUMNS));
      }
      default -> throw new UnsupportedOperationException(method);
    };
  }

  /** What rows are made of; all targets of a table of keys are there. */
  private Flux<Integer> numbers(String sql) {
    boolean counts = sql.startsWith("SELECT COUNT(*)") && sql.contains("sluice_keys");
    return counts ? Flux.just(LARGE) : Flux.range(1, rows);
  }

  private static Row row(int number) {
    return of(Row.class, (method, arguments) -> VALUES.get(arguments[1]).apply(number));
  }

  private static <T> T of(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
  }
}
