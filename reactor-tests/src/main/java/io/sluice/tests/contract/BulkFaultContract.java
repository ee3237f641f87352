package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.SluiceException;
import io.sluice.settings.Settings;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Bulk writes that are cancelled at any statement, or whose connection breaks or falls silent. */
public abstract class BulkFaultContract extends Contract {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int ROWS = 600;
  private static final int CHUNK = 100;

  private final TcpProxy proxy;
  private final ConnectionPool pool;

  protected BulkFaultContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = database.proxy();
    this.pool = database.pool(2, proxy);
  }

  /** What takes a publisher. */
  public enum Form {
    /** Creates and emits. */
    CREATE((model, given) -> model.bulkCreate(fresh(given), o -> o.chunk(CHUNK)).count()),
    /** Creates and counts. */
    IMPORT(
        (model, given) -> model.bulkImport(fresh(given), o -> o.chunk(CHUNK)).map(i -> i.rows())),
    /** Creates or updates. */
    UPSERT(
        (model, given) ->
            model
                .bulkUpsert(given, o -> o.chunk(CHUNK).keepGenerated())
                .map(upserted -> upserted.rows())),
    /** Updates. */
    UPDATE((model, given) -> model.bulkUpdate(given, o -> o.chunk(CHUNK), User_.age)),
    /** Deletes. */
    DESTROY((model, given) -> model.bulkDestroy(given, o -> o.chunk(CHUNK)));

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<Model<User>, Flux<User>, Mono<Long>> operation;

    Form(BiFunction<Model<User>, Flux<User>, Mono<Long>> operation) {
      this.operation = operation;
    }

    private static Flux<User> fresh(Flux<User> given) {
      return given.map(
          each -> User_.builder().name(each.name()).email("new " + each.email()).build());
    }
  }

  private Sluice target(StatementSignal signal) {
    return Sluice.of(pool, settings -> impatient(settings).listener(signal));
  }

  private static Settings impatient(Settings settings) {
    return settings.cleanUpTimeout(Duration.ofMillis(500)).acquireTimeout(Duration.ofSeconds(5));
  }

  private static Flux<User> people() {
    return Flux.range(0, ROWS)
        .map(each -> User_.builder().name("user").email(each + "@example.org").build());
  }

  private Flux<User> given() {
    return users.findAll(q -> q.order(User_.id.asc())).map(each -> each.withName("x").withAge(9));
  }

  @BeforeEach
  void rows() {
    run(users.bulkImport(people()));
  }

  @AfterEach
  void nothingWritten() {
    database.requireNothingAcquired(pool);
    assertThat(get(users.count(q -> q.where(User_.name.eq("user"), User_.age.isNull()))))
        .isEqualTo(ROWS);
    assertThat(get(users.count())).isEqualTo(ROWS);
    proxy.close();
  }

  @DisplayName("a cancel at any statement leaves nothing, and gives the connection back")
  @ParameterizedTest
  @EnumSource
  void cancelled(Form form) {
    List<User> given = get(given().collectList());
    for (int statement = 1; statement <= 8; statement++) {
      StatementSignal signal = StatementSignal.started("(?s)(?!SELECT 1).*", statement);
      Sluice target = target(signal);
      Flux<User> endless = Flux.fromIterable(given).concatWith(Flux.never());
      Mono<Long> write = form.operation.apply(target.model(User_.TYPE), endless);
      StepVerifier.create(write.takeUntilOther(signal.asMono())).expectComplete().verify(SOON);
      database.requireNothingInUse(target);
      database.requireNothingOpen(target);
    }
  }

  @DisplayName("a connection that is cut is an error, and nothing is left")
  @ParameterizedTest
  @EnumSource
  void cut(Form form) {
    List<User> given = get(given().collectList());
    Sluice target = target(StatementSignal.started("no such"));
    Flux<User> cutting =
        Flux.range(0, ROWS)
            .map(given::get)
            .index()
            .doOnNext(each -> cutAt(each.getT1()))
            .map(each -> each.getT2());
    StepVerifier.create(form.operation.apply(target.model(User_.TYPE), cutting))
        .expectError(SluiceException.class)
        .verify(SOON);
    database.requireNothingInUse(target);
  }

  private void cutAt(long index) {
    if (index == 4 * CHUNK + 7) { // two are written by now, and one is gathered ahead
      proxy.cut();
    }
  }

  @DisplayName("a server that falls silent does not keep the connection of who has gone")
  @ParameterizedTest
  @EnumSource
  void silent(Form form) {
    List<User> given = get(given().collectList());
    Sluice target = target(StatementSignal.started("no such"));
    run(target.model(User_.TYPE).count());
    proxy.stallFrom("COPY|INSERT|UPDATE|DELETE");
    StepVerifier.create(form.operation.apply(target.model(User_.TYPE), Flux.fromIterable(given)))
        .expectSubscription()
        .then(() -> proxy.awaitStalled(1))
        .thenCancel()
        .verify(SOON);
    database.requireNothingInUse(target);
    proxy.stallNoMore();
  }
}
