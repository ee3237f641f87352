package io.sluice.tests;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.sluice.Sluice;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Dialect;
import io.sluice.dialect.DialectProvider;
import io.sluice.dialect.Feature;
import io.sluice.model.EntityType;
import io.sluice.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A schema of a server, and a Sluice on it that logs its statements. Thread-safe. */
public final class DatabaseUnderTest implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  // InnoDB shows the same transactions again to who asks within 100 ms of the last question
  private static final Duration AGAIN = Duration.ofMillis(150);
  private static final Duration CREATE = Duration.ofSeconds(3);
  private static final Pattern DEFINING = Pattern.compile("CREATE|ALTER|DROP");

  private final TestServer server;
  private final String schema;
  private final StatementLog log = new StatementLog();
  private final Set<EntityType<?>> synced = ConcurrentHashMap.newKeySet();
  private final List<ConnectionPool> pools = new CopyOnWriteArrayList<>();
  private final List<TcpProxy> proxies = new CopyOnWriteArrayList<>();
  private final Sluice sluice;
  private final Capabilities capabilities;

  DatabaseUnderTest(TestServer server, String schema) {
    this.server = server;
    this.schema = schema;
    server.createSchema(schema).block(PATIENCE);
    this.sluice = sluice(5);
    this.capabilities = connectedCapabilities();
  }

  /** The server. */
  public TestServer server() {
    return server;
  }

  /** Whether the database does this. */
  public boolean has(Feature feature) {
    return capabilities.has(feature);
  }

  /** Skips the test on a database that does not do this. */
  public void requires(Feature feature) {
    Assumptions.assumeTrue(has(feature), () -> capabilities.name() + " lacks " + feature);
  }

  private Capabilities connectedCapabilities() {
    Dialect dialect =
        ServiceLoader.load(DialectProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.supports(factory().getMetadata()))
            .findFirst()
            .orElseThrow()
            .dialect();
    return Objects.requireNonNull(
        Mono.usingWhen(
                factory().create(),
                connection -> Mono.just(dialect.at(connection.getMetadata()).capabilities()),
                Connection::close)
            .block(PATIENCE));
  }

  /** The schema of the test class. */
  public String schema() {
    return schema;
  }

  /** What {@link #sluice()} has sent. */
  public StatementLog log() {
    return log;
  }

  /** A Sluice on a pool of five. */
  public Sluice sluice() {
    return sluice;
  }

  /** A further Sluice on a pool of so many, which logs to the same log. */
  public Sluice sluice(int connections) {
    return sluice(connections, UnaryOperator.identity());
  }

  /** A further Sluice on a pool of so many, which logs to the same log. */
  public Sluice sluice(int connections, UnaryOperator<Settings> settings) {
    return Sluice.of(pool(connections), each -> settings.apply(each).listener(log));
  }

  /**
   * A further Sluice on a pool of so many, which logs to the same log, and whose connections are
   * cut after the test: what a failed test leaves open does not hurt the next one.
   */
  public Sluice isolated(int connections, UnaryOperator<Settings> settings) {
    return Sluice.of(pool(connections, proxy()), each -> settings.apply(each).listener(log));
  }

  /** A proxy to the server, which is closed after the test. */
  public TcpProxy proxy() {
    TcpProxy proxy = new TcpProxy(server.options(schema));
    proxies.add(proxy);
    return proxy;
  }

  /** A Sluice without a pool: each lease is a new connection. */
  public Sluice unpooled() {
    return Sluice.of(factory(), each -> each.listener(log));
  }

  /** A pool of its own. */
  public ConnectionPool pool(int connections) {
    return pool(connections, factory());
  }

  /** A pool of connections of the factory. */
  public ConnectionPool pool(int connections, ConnectionFactory factory) {
    ConnectionPool pool =
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(connections)
                // as the pools that Sluice makes: what hangs does not keep its place
                .maxCreateConnectionTime(CREATE)
                .maxValidationTime(CREATE)
                .build());
    pools.add(pool);
    return pool;
  }

  /** The driver's own connections. */
  public ConnectionFactory factory() {
    return ConnectionFactories.get(server.options(schema));
  }

  /** Creates the tables of the entities, unless they are there from an earlier test. */
  public void sync(EntityType<?>... types) {
    boolean elsewhere = Arrays.stream(types).anyMatch(each -> each.table().schema() != null);
    if (elsewhere || !synced.containsAll(List.of(types))) {
      sluice.sync(types).block(PATIENCE);
      synced.addAll(List.of(types));
    }
    log.clear();
  }

  /** Fills the columns {@code id} and {@code text} of a table with the numbers from 1 on. */
  public void fill(String table, long rows) {
    server.fill(schema, table, rows).block(PATIENCE);
  }

  /** A pool of its own whose connections go through the proxy. */
  public ConnectionPool pool(int connections, TcpProxy proxy) {
    return pool(connections, factory(proxy));
  }

  /** The driver's own connections, through the proxy. */
  public ConnectionFactory factory(TcpProxy proxy) {
    return ConnectionFactories.get(proxy.through(server.options(schema)));
  }

  /** Runs statements past Sluice. */
  public void run(String... statements) {
    if (Arrays.stream(statements).anyMatch(each -> DEFINING.matcher(each).lookingAt())) {
      synced.clear();
    }
    server.run(schema, statements).block(PATIENCE);
  }

  /** Drops tables, whatever refers to them. */
  public void drop(String... tables) {
    synced.clear();
    server.dropTables(schema, tables).block(PATIENCE);
  }

  void beforeEach() {
    server.clean(schema).block(PATIENCE);
    log.clear();
  }

  void afterEach() {
    proxies.forEach(TcpProxy::close);
    proxies.clear();
    requireNothingOpen();
  }

  /** Fails if a connection stays in use, or a transaction open. */
  public void requireNothingOpen(Sluice... others) {
    List.of(others).forEach(this::requireNothingInUse);
    requireNothingInUse(sluice);
    require(server.idleInTransaction(schema), "sessions idle in a transaction");
  }

  /** Fails if a connection stays in use. */
  public void requireNothingInUse(Sluice target) {
    require(Mono.fromSupplier(() -> (long) target.openConnections()), "connections in use");
  }

  /** Fails if a place of the pool stays taken. */
  public void requireNothingAcquired(ConnectionPool pool) {
    PoolMetrics metrics = pool.getMetrics().orElseThrow();
    require(Mono.fromSupplier(() -> (long) metrics.acquiredSize()), "places of the pool taken");
  }

  /** Fails if somebody stays in the queue of the pool. */
  public void requireNothingPending(ConnectionPool pool) {
    PoolMetrics metrics = pool.getMetrics().orElseThrow();
    require(Mono.fromSupplier(() -> (long) metrics.pendingAcquireSize()), "callers that wait");
  }

  private static void require(Mono<Long> number, String what) {
    Long last =
        Flux.interval(Duration.ZERO, AGAIN)
            .onBackpressureDrop()
            .concatMap(ignored -> number, 1)
            .takeUntil(count -> count == 0)
            .take(PATIENCE)
            .blockLast(PATIENCE.multipliedBy(2));
    if (last == null || last != 0) {
      throw new AssertionError(what + " after the test: " + last);
    }
  }

  @Override
  public void close() {
    // a connection that a failed test leaves busy may not close
    Flux.fromIterable(pools)
        .flatMap(each -> each.disposeLater().timeout(CREATE).onErrorComplete(), pools.size())
        .blockLast(PATIENCE);
    server.dropSchema(schema).block(PATIENCE);
  }
}
