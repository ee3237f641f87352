package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.TransactionEndedException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.ContextView;

/**
 * Readers that outlive the body of their transaction, since they are shared, cached or subscribed
 * to apart: they get all that the statement gives, or an error that says that the transaction has
 * ended, but never a part of it as if it were all.
 */
@Timeout(30)
public abstract class UnreadResultContract extends EntryContract {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final long ROWS = 5_000;

  private final StatementSignal sent = StatementSignal.started("^(?!BEGIN|SAVEPOINT|COMMIT)");
  private final Sluice target;
  private final Model<Entry> model;
  private final Model<User> users;

  protected UnreadResultContract(DatabaseUnderTest database) {
    super(database);
    this.target = database.sluice(2, settings -> settings.listener(sent));
    this.model = target.model(Entry_.TYPE);
    this.users = target.model(User_.TYPE);
  }

  @BeforeEach
  void rows() {
    fillWithUser(ROWS);
  }

  /** What is read or written, and what it gives if it comes to its end. */
  public enum Reader {
    /** Many rows. */
    LIST(test -> test.model.findAll().count(), ROWS),
    /** Rows of which the first ones only are wanted. */
    LIMIT(test -> test.model.findAll(query -> query.limit(10)).count(), 10L),
    /** Rows that are read some at a time. */
    FETCH_SIZE(test -> test.model.findAll(query -> query.fetchSize(100)).count(), ROWS),
    /** One row. */
    BY_KEY(test -> test.model.findByPk(7L).map(Entry::id).defaultIfEmpty(-1L), 7L),
    /** A row, and then those of an association. */
    INCLUDE(
        test ->
            test.users
                .findAll(query -> query.include(User_.projects))
                .map(user -> user.projects().loaded().size())
                .collectList(),
        List.of(1)),
    /** A number. */
    COUNT(test -> test.model.count(), ROWS),
    /** How many rows were changed. */
    UPDATE(test -> test.model.updateWhere(Entry_.id.le(9), Entry_.text.set("changed")), 9L),
    /** How many rows were deleted. */
    DELETE(test -> test.model.destroyWhere(Condition.all()), ROWS),
    /** A row that is created. */
    CREATE(test -> test.model.create(Entry_.id.set(-5L)).map(Entry::id).defaultIfEmpty(-1L), -5L),
    /** Whether there is a link. */
    HAS(test -> test.users.association(User_.projects, 1L).hasKeys(1L), true),
    /** How many links were made, in several statements. */
    SET(
        test ->
            test.users
                .association(User_.projects, 1L)
                .setKeys(List.of())
                .map(each -> each.removed()),
        1L);

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<UnreadResultContract, Mono<?>> operation;

    @SuppressWarnings("ImmutableEnumChecker") // immutable
    private final Object whole;

    Reader(Function<UnreadResultContract, Mono<?>> operation, Object whole) {
      this.operation = operation;
      this.whole = whole;
    }
  }

  /** How the transaction ends while the reader is not done. */
  public enum End {
    /** The body completes. */
    COMMIT,
    /** The body fails. */
    ROLLBACK,
    /** The body fails, and with it a nested transaction only. */
    NESTED_ROLLBACK,
    /** The transaction is cancelled. */
    CANCEL
  }

  private static List<Arguments> readersAndEnds() {
    List<Arguments> all = new ArrayList<>();
    for (Reader reader : Reader.values()) {
      for (End end : End.values()) {
        all.add(Arguments.of(reader, end));
      }
    }
    return all;
  }

  @DisplayName("subscribed to apart, and not done when the transaction ends")
  @ParameterizedTest
  @MethodSource("readersAndEnds")
  void detached(Reader reader, End end) {
    Mono<?> operation = reader.operation.apply(this);
    Sinks.One<Signal<?>> seen = Sinks.one();
    run(
        end,
        context ->
            operation
                .materialize()
                .contextWrite(context)
                .subscribe(seen::tryEmitValue, seen::tryEmitError));
    Signal<?> signal = Objects.requireNonNull(seen.asMono().block(SOON));
    if (signal.isOnError()) {
      assertThat(signal.getThrowable())
          .isInstanceOf(TransactionEndedException.class)
          .hasMessageMatching("(?s).*: (SELECT|INSERT|UPDATE|DELETE|FETCH|DECLARE|CLOSE) .*");
    } else { // the server may have answered before the lane knew of the end
      assertThat(signal.get()).isEqualTo(reader.whole);
    }
    database.requireNothingOpen(target);
  }

  /**
   * Starts the reader in a transaction that ends when its first statement is about to be sent. The
   * signal is waited for before there is one, so that hardly any server is fast enough to answer in
   * between.
   */
  private void run(End end, Consumer<ContextView> reader) {
    Mono<Void> read =
        Mono.deferContextual(
            context ->
                Mono.firstWithSignal(
                    sent.asMono(),
                    Mono.<Void>fromRunnable(() -> reader.accept(context)).then(Mono.never())));
    Mono<Void> whole =
        switch (end) {
          case COMMIT -> target.transactional(read);
          case ROLLBACK ->
              target.transactional(read.then(EntryContract.<Void>broken())).onErrorComplete();
          case NESTED_ROLLBACK ->
              target.transactional(
                  target
                      .<Void>transaction(
                          tx -> read.then(EntryContract.<Void>broken()), TransactionOptions::nested)
                      .onErrorComplete());
          case CANCEL ->
              target.transactional(read.then(Mono.<Void>never())).takeUntilOther(sent.asMono());
        };
    StepVerifier.create(whole).expectComplete().verify(SOON);
  }

  /** How one subscription to the rows serves several. */
  public enum Sharing {
    /** Kept. */
    CACHE(rows -> rows.collectList().cache()),
    /** Shared by those who come in time. */
    SHARE(rows -> rows.collectList().share()),
    /** Given again. */
    REPLAY(rows -> rows.replay().autoConnect().collectList()),
    /** Given to all who come in time, and then kept. */
    PUBLISH(rows -> rows.publish().autoConnect().collectList().cache());

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<Flux<Entry>, Mono<List<Entry>>> operator;

    Sharing(Function<Flux<Entry>, Mono<List<Entry>>> operator) {
      this.operator = operator;
    }
  }

  @DisplayName("shared beyond the end of a transaction whose body fails at the first row")
  @ParameterizedTest
  @EnumSource
  void shared(Sharing sharing) {
    Sinks.Empty<Void> first = Sinks.empty();
    Mono<List<Entry>> shared =
        sharing.operator.apply(model.findAll().doOnNext(row -> first.tryEmitEmpty()));
    Sinks.One<Signal<List<Entry>>> seen = Sinks.one();
    Mono<Void> body =
        Mono.deferContextual(
            context ->
                Mono.when(
                    first.asMono().then(broken()),
                    Mono.fromRunnable(
                        () ->
                            shared
                                .materialize()
                                .contextWrite(context)
                                .subscribe(seen::tryEmitValue)),
                    shared));
    StepVerifier.create(target.transactional(body)).verifyErrorMessage("broken");
    Signal<List<Entry>> signal = Objects.requireNonNull(seen.asMono().block(SOON));
    assertThat(signal.getThrowable()).isInstanceOf(TransactionEndedException.class);
    database.requireNothingOpen(target);
  }

  @DisplayName("shared beyond the end of a transaction whose body completes at the first row")
  @ParameterizedTest
  @EnumSource
  void sharedBeyondTheCommit(Sharing sharing) {
    Sinks.Empty<Void> first = Sinks.empty();
    Mono<List<Entry>> shared =
        sharing.operator.apply(model.findAll().doOnNext(row -> first.tryEmitEmpty()));
    Mono<Void> body = Mono.firstWithSignal(shared.then(), first.asMono());
    StepVerifier.create(target.transactional(body)).expectComplete().verify(SOON);
    Mono<Integer> size =
        shared.map(List::size).onErrorReturn(TransactionEndedException.class, (int) ROWS);
    assertThat(size.block(SOON)).isEqualTo((int) ROWS);
    database.requireNothingOpen(target);
  }
}
