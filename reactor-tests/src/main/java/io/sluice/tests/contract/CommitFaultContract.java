package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.AfterCommitException;
import io.sluice.error.SluiceException;
import io.sluice.tests.AlteredConnections;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/**
 * The end of a transaction that fails without reaching the server: the connection, whose
 * transaction is still open, serves nobody any more.
 */
@Timeout(30)
public abstract class CommitFaultContract extends EntryContract {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final AlteredConnections connections;
  private final ConnectionPool pool;
  private final Sluice one;
  private final Model<Entry> model;
  private int before;

  protected CommitFaultContract(DatabaseUnderTest database) {
    super(database);
    this.connections = new AlteredConnections(database.factory(database.proxy()));
    this.pool = database.pool(1, connections);
    this.one =
        Sluice.of(
            pool,
            settings -> settings.cleanUpTimeout(Duration.ofMillis(500)).listener(database.log()));
    this.model = one.model(Entry_.TYPE);
  }

  @BeforeEach
  void connect() {
    get(model.count());
    before = connections.created();
  }

  /** How a driver fails. */
  public enum Fault {
    /** With an error of drivers. */
    R2DBC(new R2dbcTransientResourceException("not sent")) {
      @Override
      Publisher<Void> fail() {
        return Mono.error(error);
      }
    },
    /** With another error. */
    OTHER(new IllegalStateException("not sent")) {
      @Override
      Publisher<Void> fail() {
        return Mono.error(error);
      }
    },
    /** Before there is a publisher. */
    THROWN(new IllegalStateException("not sent")) {
      @Override
      Publisher<Void> fail() {
        throw error;
      }
    };

    @SuppressWarnings("ImmutableEnumChecker") // thrown by tests only
    final RuntimeException error;

    Fault(RuntimeException error) {
      this.error = error;
    }

    abstract Publisher<Void> fail();
  }

  private void alter(String method, Fault fault) {
    connections.alter(method, connection -> fault.fail());
  }

  private Mono<Entry> create(long id) {
    return model.create(Entry_.id.set(id));
  }

  /** The next one has another connection, and sees nothing of what was not committed. */
  private void requireThatTheConnectionIsGone() {
    connections.restore();
    assertThat(model.count().block(SOON)).isZero();
    assertThat(connections.created()).isEqualTo(before + 1);
    database.requireNothingOpen(one);
    database.requireNothingAcquired(pool);
  }

  private void requireFailure(Publisher<?> transaction, Fault fault) {
    StepVerifier.create(transaction)
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(SluiceException.class);
              assertThat(error).hasRootCause(fault.error);
            })
        .verify(SOON);
    requireThatTheConnectionIsGone();
  }

  @DisplayName("COMMIT is not sent")
  @ParameterizedTest
  @EnumSource
  void commit(Fault fault) {
    alter("commitTransaction", fault);
    requireFailure(one.transactional(create(1)), fault);
  }

  @DisplayName("COMMIT after values that came before is not sent")
  @ParameterizedTest
  @EnumSource
  void commitOfStream(Fault fault) {
    alter("commitTransaction", fault);
    requireFailure(one.transactionalStream(create(1).thenMany(Flux.empty())), fault);
  }

  @DisplayName("COMMIT of an operation that is a transaction is not sent")
  @ParameterizedTest
  @EnumSource
  void commitOfOperation(Fault fault) {
    alter("commitTransaction", fault);
    Mono<Entry> transaction =
        one.transaction(tx -> create(1), options -> options.separate().retries(2));
    requireFailure(transaction, fault);
  }

  @DisplayName("ROLLBACK is not sent")
  @ParameterizedTest
  @EnumSource
  void rollback(Fault fault) {
    alter("rollbackTransaction", fault);
    StepVerifier.create(one.transactional(create(1).then(broken())))
        .expectErrorMessage("broken")
        .verify(SOON);
    requireThatTheConnectionIsGone();
  }

  @DisplayName("ROLLBACK after a cancel is not sent")
  @ParameterizedTest
  @EnumSource
  void rollbackAfterCancel(Fault fault) {
    alter("rollbackTransaction", fault);
    Sinks.Empty<Void> created = Sinks.empty();
    Mono<Entry> body = create(1).doOnNext(row -> created.tryEmitEmpty()).then(Mono.never());
    StepVerifier.create(one.transactional(body).takeUntilOther(created.asMono()))
        .expectComplete()
        .verify(SOON);
    requireThatTheConnectionIsGone();
  }

  @DisplayName("ROLLBACK that is asked for is not sent")
  @ParameterizedTest
  @EnumSource
  void rollbackOnly(Fault fault) {
    alter("rollbackTransaction", fault);
    Mono<Entry> body =
        one.transaction(
            tx -> {
              tx.rollbackOnly();
              return create(1);
            });
    StepVerifier.create(body).expectNextCount(1).expectComplete().verify(SOON);
    requireThatTheConnectionIsGone();
  }

  @DisplayName(
      "RELEASE SAVEPOINT is not sent, and is swallowed: nothing of the nested one is there")
  @ParameterizedTest
  @EnumSource
  void release(Fault fault) {
    alter("releaseSavepoint", fault);
    Mono<Entry> nested = one.transaction(tx -> create(2), TransactionOptions::nested);
    Mono<Entry> body = create(1).then(nested.onErrorComplete());
    StepVerifier.create(one.transactional(body).onErrorComplete(SluiceException.class))
        .expectComplete()
        .verify(SOON);
    connections.restore();
    assertThat(model.findByPk(2L).blockOptional(SOON)).isEmpty();
    database.requireNothingOpen(one);
    database.requireNothingAcquired(pool);
  }

  @DisplayName("ROLLBACK TO SAVEPOINT is not sent, and what was to be undone is swallowed")
  @ParameterizedTest
  @EnumSource
  void rollbackTo(Fault fault) {
    alter("rollbackTransactionToSavepoint", fault);
    Mono<Entry> nested =
        one.<Entry>transaction(tx -> create(2).then(broken()), TransactionOptions::nested)
            .onErrorComplete();
    requireFailure(one.transactional(create(1).then(nested)), fault);
  }

  /** Actions after a commit that fail. */
  public enum Action {
    /** Gives a publisher that fails. */
    FAILING {
      @Override
      Publisher<?> run(IllegalStateException error) {
        return Mono.error(error);
      }
    },
    /** Gives no publisher. */
    THROWING {
      @Override
      Publisher<?> run(IllegalStateException error) {
        throw error;
      }
    },
    /** Gives a publisher that throws. */
    THROWING_LATER {
      @Override
      Publisher<?> run(IllegalStateException error) {
        return subscriber -> {
          throw error;
        };
      }
    };

    abstract Publisher<?> run(IllegalStateException error);
  }

  @DisplayName("an action after the commit that fails does not stop those after it")
  @ParameterizedTest
  @EnumSource
  void afterCommit(Action action) {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    List<Integer> seen = new CopyOnWriteArrayList<>();
    List<Supplier<Publisher<?>>> actions =
        List.of(
            () -> Mono.fromRunnable(() -> seen.add(1)),
            () -> action.run(first),
            () -> Mono.fromRunnable(() -> seen.add(3)),
            () -> action.run(second),
            () -> model.count().doOnNext(count -> seen.add(5)));
    Mono<Entry> body =
        one.transaction(
            tx -> {
              actions.forEach(tx::afterCommit);
              return create(1);
            });
    StepVerifier.create(body)
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(AfterCommitException.class).hasCause(first);
              assertThat(error.getSuppressed()).contains(second);
            })
        .verify(SOON);
    assertThat(seen).containsExactly(1, 3, 5);
    assertThat(model.count().block(SOON)).isEqualTo(1);
    database.requireNothingOpen(one);
  }

  @DisplayName("an end that reaches the server keeps the connection")
  @Test
  void connectionThatIsFine() {
    StepVerifier.create(one.transactional(create(1).then(broken())))
        .expectErrorMessage("broken")
        .verify(SOON);
    StepVerifier.create(one.transactional(create(2)))
        .expectNextCount(1)
        .expectComplete()
        .verify(SOON);
    assertThat(model.count().block(SOON)).isEqualTo(1);
    assertThat(connections.created()).isEqualTo(before);
  }
}
