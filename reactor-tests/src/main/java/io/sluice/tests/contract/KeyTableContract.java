package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.sluice.Sluice;
import io.sluice.ToMany;
import io.sluice.error.SluiceException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member_;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tables that keep the keys of a large {@code set} for its time, and no longer. */
@Timeout(30)
public abstract class KeyTableContract extends ClubContract {
  private static final Pattern CREATED = Pattern.compile("CREATE TEMPORARY TABLE ([^ (]+).*");
  private static final int CLUBS = 5_100;
  private static final int TIMES = 10;
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ConnectionPool pool;

  protected KeyTableContract(DatabaseUnderTest database) {
    super(database);
    this.pool = database.pool(1, database.proxy());
  }

  @BeforeEach
  void rows() {
    member("Ada");
    database.run(
        "INSERT INTO clubs (name) VALUES "
            + String.join(", ", Collections.nCopies(CLUBS, "('one of many')")));
    log.clear();
  }

  private static ToMany<?> association(Sluice one, String kind) {
    return kind.equals("has many")
        ? one.model(Club_.TYPE).association(Club_.sections, 1L)
        : one.model(Member_.TYPE).association(Member_.clubs, 1L);
  }

  @DisplayName("a large set that fails leaves no table on its connection")
  @ParameterizedTest
  @ValueSource(strings = {"has many", "belongs to many"})
  void failed(String kind) {
    Sluice one = Sluice.of(pool, settings -> settings.listener(log));
    Flux<Object> keys = Flux.range(2, CLUBS - 1).cast(Object.class).concatWithValues(99_999);
    for (int i = 0; i < TIMES; i++) {
      StepVerifier.create(association(one, kind).setKeys(keys))
          .expectError(SluiceException.class)
          .verify(SOON);
    }
    requireNoTables(one);
    requireThatSetWorks(one, kind);
  }

  @DisplayName("a large set that is cancelled leaves no table on its connection")
  @ParameterizedTest
  @ValueSource(strings = {"has many", "belongs to many"})
  void cancelled(String kind) {
    Flux<Object> keys = Flux.range(2, CLUBS - 1).cast(Object.class).concatWith(Flux.never());
    Sluice one = Sluice.of(pool, settings -> settings.listener(log));
    for (int i = 0; i < TIMES; i++) {
      StatementSignal kept = StatementSignal.ended("^(COPY|INSERT)");
      Sluice told = Sluice.of(pool, settings -> settings.listener(log).listener(kept));
      StepVerifier.create(association(told, kind).setKeys(keys).takeUntilOther(kept.asMono()))
          .expectComplete()
          .verify(SOON);
      database.requireNothingInUse(told);
    }
    requireNoTables(one);
    requireThatSetWorks(one, kind);
  }

  /** None of the tables that were created is there for the one connection of the pool. */
  private void requireNoTables(Sluice one) {
    database.requireNothingInUse(one);
    List<String> created =
        log.all().stream()
            .map(CREATED::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .toList();
    assertThat(created).hasSize(TIMES);
    Mono<List<String>> left =
        Mono.usingWhen(
            pool.create(),
            connection ->
                Flux.fromIterable(created)
                    .filterWhen(table -> isThere(connection, table), 1)
                    .collectList(),
            Connection::close);
    assertThat(Objects.requireNonNull(left.block(SOON))).isEmpty();
  }

  private static Mono<Boolean> isThere(Connection connection, String table) {
    return Flux.from(connection.createStatement("SELECT COUNT(*) FROM " + table).execute())
        .concatMap(result -> result.map(row -> true))
        .then(Mono.just(true))
        .onErrorReturn(false);
  }

  private void requireThatSetWorks(Sluice one, String kind) {
    Mono<Long> added = association(one, kind).setKeys(Flux.range(2, CLUBS - 1)).map(l -> l.added());
    assertThat(added.block(SOON)).isEqualTo(CLUBS - 1);
    database.requireNothingOpen(one);
    database.requireNothingAcquired(pool);
  }
}
