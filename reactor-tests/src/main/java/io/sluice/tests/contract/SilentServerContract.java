package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.TransactionOutcomeUnknownException;
import io.sluice.settings.Settings;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * A server that falls silent but keeps its connections open: whatever was under way, and however it
 * ends, no place of the pool stays taken and no connection is used again, while the silence lasts.
 */
@Timeout(30)
public abstract class SilentServerContract extends EntryContract {
  private static final int PLACES = 3;
  private static final long ROWS = 50;
  private static final long MANY = 200_000;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final TcpProxy proxy;
  private final ConnectionPool pool;
  private final Sluice target;
  private final Model<Entry> model;
  private final Model<User> users;

  protected SilentServerContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = database.proxy();
    this.pool = database.pool(PLACES, proxy);
    this.target = Sluice.of(pool, SilentServerContract::impatient);
    this.model = target.model(Entry_.TYPE);
    this.users = target.model(User_.TYPE);
  }

  private static Settings impatient(Settings settings) {
    return settings
        .cleanUpTimeout(Duration.ofMillis(200))
        .commitTimeout(Duration.ofSeconds(2))
        .acquireTimeout(SOON);
  }

  @BeforeEach
  void rows() {
    fillWithUser(ROWS);
  }

  @AfterEach
  void close() {
    proxy.close();
    database.requireNothingOpen(target);
  }

  /** While the connections that are held up still are. */
  private void requireThatAllPlacesServe() {
    database.requireNothingInUse(target);
    database.requireNothingAcquired(pool);
    proxy.stallNoMore();
    Mono<Long> nine = Flux.range(0, 9).flatMap(i -> model.count(), 9).reduce(0L, Long::sum);
    assertThat(nine.block(SOON)).isEqualTo(9 * ROWS);
    database.requireNothingAcquired(pool);
  }

  private <T> Mono<T> nested(Mono<T> body) {
    return target.transactional(
        model.findByPk(1L).then(target.transaction(tx -> body, TransactionOptions::nested)));
  }

  private Mono<?> setProjects() {
    return users.association(User_.projects, 1L).setKeys(Flux.just(1L));
  }

  /** What was under way, and the statement that is not answered any more. */
  public enum Path {
    /** One statement. */
    STATEMENT("COUNT", test -> test.model.count()),
    /** A row that is created: on some servers a transaction. */
    CREATE("INSERT", test -> test.users.create(User_.name.set("Grace"))),
    /** A stream that reads some rows at a time. */
    FETCH_SIZE("entries", test -> test.model.findAll(query -> query.fetchSize(10))),
    /** The first of two statements that make an operation. */
    OPERATION("users", test -> test.users.findAll(query -> query.include(User_.projects))),
    /** The second of two statements that make an operation. */
    INCLUDE("projects", test -> test.users.findAll(query -> query.include(User_.projects))),
    /** Several statements in a transaction that nobody asked for. */
    SET("UPDATE", SilentServerContract::setProjects),
    /** The begin of a transaction. */
    BEGIN("BEGIN|START TRANSACTION", test -> test.target.transactional(test.model.count())),
    /** A statement of a transaction. */
    TRANSACTION(
        "COUNT",
        test -> test.target.transactional(test.model.findByPk(1L).then(test.model.count()))),
    /** A window of a cursor, where there are cursors. */
    CURSOR(
        "FETCH|`entries`",
        test -> test.target.transactional(test.model.findAll(query -> query.fetchSize(10)))),
    /** The end of a transaction that has done its work. */
    COMMIT("COMMIT", test -> test.target.transactional(test.model.count())),
    /** The end of a transaction that has failed. */
    ROLLBACK("ROLLBACK", test -> test.target.transactional(test.model.count().then(broken()))),
    /** The begin of a nested transaction. */
    SAVEPOINT("SAVEPOINT", test -> test.nested(test.model.count())),
    /** A statement of a nested transaction. */
    NESTED("COUNT", test -> test.nested(test.model.count())),
    /** The end of a nested transaction that has done its work. */
    RELEASE("RELEASE", test -> test.nested(test.model.count())),
    /** The end of a nested transaction that has failed. */
    ROLLBACK_TO("ROLLBACK", test -> test.nested(test.model.count().then(broken())));

    private final String silentFrom;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<SilentServerContract, Publisher<?>> operation;

    Path(String silentFrom, Function<SilentServerContract, Publisher<?>> operation) {
      this.silentFrom = silentFrom;
      this.operation = operation;
    }
  }

  @DisplayName("cancelled while the server is silent, on all places of the pool")
  @ParameterizedTest
  @EnumSource
  void cancelled(Path path) {
    proxy.stallFrom(path.silentFrom);
    StepVerifier.create(Flux.range(0, PLACES).flatMap(i -> untilCancelled(path.operation), PLACES))
        .expectSubscription()
        .then(() -> proxy.awaitStalled(PLACES))
        .thenCancel()
        .verify(PATIENCE);
    requireThatAllPlacesServe();
  }

  // the end of one, which may come early, must not cancel the others
  private Flux<?> untilCancelled(Function<SilentServerContract, Publisher<?>> operation) {
    return Flux.from(operation.apply(this))
        .then()
        .onErrorComplete()
        .flux()
        .concatWith(Flux.never());
  }

  @DisplayName("COMMIT is not answered, on all places of the pool")
  @Test
  void silentCommit() {
    proxy.stallFrom("COMMIT");
    Flux<Throwable> errors =
        Flux.range(0, PLACES)
            .flatMap(
                i ->
                    target
                        .transactional(model.updateByPk(1L + i, Entry_.text.set("new")))
                        .then(Mono.<Throwable>empty())
                        .onErrorResume(Mono::just),
                PLACES);
    assertThat(errors.collectList().block(SOON))
        .hasSize(PLACES)
        .hasOnlyElementsOfType(TransactionOutcomeUnknownException.class);
    requireThatAllPlacesServe();
  }

  @DisplayName("ROLLBACK is not answered, on all places of the pool")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void silentRollback(boolean savepoint) {
    proxy.stallFrom("ROLLBACK");
    Mono<Long> failing = model.count().then(broken());
    StepVerifier.create(
            Flux.range(0, PLACES)
                .flatMap(
                    i ->
                        (savepoint ? nested(failing) : target.transactional(failing))
                            .map(ignored -> "no error")
                            .onErrorResume(error -> Mono.just("" + error.getMessage())),
                    PLACES))
        .expectNext("broken", "broken", "broken")
        .expectComplete()
        .verify(SOON);
    requireThatAllPlacesServe();
  }

  @DisplayName("cancelled after some rows, when the server has fallen silent in the middle of them")
  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void silentInTheMiddleOfRows(int fetchSize) {
    fillMore(MANY); // more than all the buffers on the way hold
    ConnectionPool place = database.pool(1, proxy);
    Sluice one = Sluice.of(place, SilentServerContract::impatient);
    Model<Entry> rows = one.model(Entry_.TYPE);
    Flux<Entry> read =
        fetchSize == 0
            ? rows.findAll()
            : one.transactionalStream(rows.findAll(query -> query.fetchSize(fetchSize)));
    StepVerifier.create(read.doOnNext(ignored -> proxy.stallExisting()), 1)
        .expectNextCount(1)
        .thenCancel()
        .verify(PATIENCE);
    database.requireNothingInUse(one);
    database.requireNothingAcquired(place);
    assertThat(rows.count().block(SOON)).isEqualTo(MANY);
  }

  private void fillMore(long rows) {
    database.run("DELETE FROM entries");
    fill(rows);
  }
}
