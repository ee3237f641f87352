package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.ConnectionException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Through a proxy that gives a connection of the server to each transaction anew. */
@ExtendWith(PostgresExtension.class)
@EnabledIfEnvironmentVariable(
    named = PgBouncer.PROGRAM,
    matches = ".+",
    disabledReason = "there is no PgBouncer to start")
@Timeout(60)
class PgBouncerTests {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String IGNORED =
      "ignore_startup_parameters = extra_float_digits, search_path";
  private static final int OPERATIONS = 120;

  private final DatabaseUnderTest database;

  PgBouncerTests(DatabaseUnderTest database) {
    this.database = database;
  }

  @BeforeEach
  void createTables() {
    database.drop("public.entries");
    database.run("CREATE TABLE public.entries (id bigint PRIMARY KEY, text text)");
  }

  /** The table is in the schema that a proxy's connections have. */
  private Sluice through(PgBouncer proxy, int statements) {
    ConnectionFactoryOptions options =
        proxy
            .through(database.server().options("public"))
            .mutate()
            .option(
                PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES, statements)
            .build();
    return Sluice.of(database.pool(20, ConnectionFactories.get(options)));
  }

  private static Mono<Long> operation(Sluice sluice, long number) {
    Model<Entry> entries = sluice.model(Entry_.TYPE);
    Mono<Entry> create = entries.create(Entry_.id.set(number), Entry_.text.set("text " + number));
    Mono<Entry> update = entries.updateByPk(number, Entry_.text.set("new"));
    Flux<Entry> some = entries.findAll(q -> q.where(Entry_.id.le(number)).fetchSize(5));
    return switch ((int) number % 4) {
      case 0 -> create.then(some.count());
      case 1 -> sluice.transactional(create.then(update).then(some.count()));
      case 2 -> sluice.transactional(create.thenMany(some).flatMap(e -> entries.count()).count());
      default -> create.then(entries.findByPk(number)).then(entries.count());
    };
  }

  @DisplayName("works where it knows of prepared statements, or where none are kept")
  @ParameterizedTest
  @CsvSource({"200, 256", "200, 0", "0, 0"})
  void works(int ofProxy, int ofDriver) throws IOException, InterruptedException {
    try (PgBouncer proxy =
        PgBouncer.start(
            database.server().options("public"), IGNORED, "max_prepared_statements = " + ofProxy)) {
      Sluice sluice = through(proxy, ofDriver);

      List<Long> counts =
          Flux.range(1, OPERATIONS)
              .flatMap(number -> operation(sluice, number), 20)
              .collectList()
              .block(PATIENCE);

      assertThat(counts).hasSize(OPERATIONS);
      assertThat(sluice.model(Entry_.TYPE).count().block(PATIENCE)).isEqualTo(OPERATIONS);
    }
  }

  @DisplayName("one that does not take what the driver asks for says so")
  @Test
  void refusedParameters() throws IOException, InterruptedException {
    try (PgBouncer proxy = PgBouncer.start(database.server().options("public"))) {
      StepVerifier.create(through(proxy, 0).model(Entry_.TYPE).count())
          .expectErrorSatisfies(
              error ->
                  assertThat(error)
                      .isInstanceOf(ConnectionException.class)
                      .hasMessageStartingWith("The server takes no connection: ")
                      .hasMessageContaining("extra_float_digits"))
          .verify(PATIENCE);
    }
  }
}
