package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.SerializationException;
import io.sluice.error.TransactionEndedException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.Condition;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.transaction.Isolation;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Cases of transactions, isolation and locks, of one row: Ada. */
public abstract class TransactionCasesContract extends Contract {
  private static final Condition<User> ADA = User_.name.eq("Ada");

  private final List<String> told = new CopyOnWriteArrayList<>();

  protected TransactionCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createAda() {
    run(users.create(User_.name.set("Ada"), User_.email.set("a")));
    log.clear();
  }

  @Test
  @DisplayName("TX-02, TX-29: a body of nothing commits, and gives nothing")
  void nothing() {
    empty(sluice.transactional(Mono.empty()));
    empty(sluice.transactional(users.count().then()));
  }

  @Test
  @DisplayName("TX-04, TX-05: what follows the commit follows it, once, before the result comes")
  void afterCommit() {
    run(
        sluice
            .transaction(
                tx -> {
                  tx.afterCommit(() -> Mono.fromRunnable(() -> told.add("committed")));
                  return users.count();
                })
            .doOnNext(count -> told.add("result")));
    assertThat(told).containsExactly("committed", "result");
    told.clear();
    failure(
        sluice.transaction(
            tx -> {
              tx.afterCommit(() -> Mono.fromRunnable(() -> told.add("committed")));
              return users.count().then(Mono.error(new IllegalStateException("no")));
            }));
    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("TX-07: null to follow the commit is an error at the call")
  @SuppressWarnings("NullAway") // that is what is tested
  void afterCommitOfNull() {
    assertThat(
            failure(
                sluice.transaction(
                    tx -> {
                      assertThatThrownBy(() -> tx.afterCommit(null))
                          .isInstanceOf(IllegalArgumentException.class);
                      return Mono.error(new IllegalStateException("seen"));
                    })))
        .hasMessage("seen");
  }

  @Test
  @DisplayName("TX-08: of two that cross each other one is refused where the server sees it")
  void crossing() {
    requires(Feature.CHANGE_CONFLICTS);
    run(users.create(User_.name.set("Bob")));
    Condition<User> bob = User_.name.eq("Bob");
    Mono<Long> second =
        sluice.outside(
            sluice.transaction(
                tx -> users.updateWhere(bob, User_.name.set("Ada")),
                o -> o.isolation(Isolation.SERIALIZABLE)));
    Throwable refused =
        failure(
            sluice.transaction(
                tx ->
                    users
                        .updateWhere(ADA, User_.name.set("Bob"))
                        .then(second.onErrorResume(error -> Mono.empty()))
                        .then(users.updateWhere(bob, User_.name.set("Ada"))),
                o -> o.isolation(Isolation.SERIALIZABLE)));
    assertThat(refused).isInstanceOf(SerializationException.class);
    assertThat(get(users.count(q -> q.where(ADA)))).isEqualTo(2);
  }

  @Test
  @DisplayName("TX-10, TX-11, TX-13: what comes after the end is refused, and says so")
  void afterTheEnd() {
    AtomicReference<ContextView> inside = new AtomicReference<>(Context.empty());
    Mono<Void> body =
        Mono.deferContextual(
            context -> {
              inside.set(context);
              return users.count().then();
            });
    run(sluice.transactional(body));
    assertThat(failure(users.count().contextWrite(Objects.requireNonNull(inside.get()))))
        .isInstanceOf(TransactionEndedException.class);
    failure(sluice.transactional(body.then(Mono.error(new IllegalStateException("no")))));
    assertThat(failure(users.count().contextWrite(Objects.requireNonNull(inside.get()))))
        .isInstanceOf(TransactionEndedException.class);
  }

  @Test
  @DisplayName("TX-14: one that never had a connection is rolled back without one")
  void rolledBackUnused() {
    failure(sluice.transactional(Mono.error(new IllegalStateException("no"))));
    assertThat(log.all()).isEmpty();
  }

  @Test
  @DisplayName("TX-20: what others commit is seen by the next statement")
  void readCommitted() {
    Mono<Long> all = users.count();
    Mono<User> other = sluice.outside(users.create(User_.name.set("Bob")));
    Mono<Long> seen =
        sluice.transaction(
            tx -> all.then(other).then(all), o -> o.isolation(Isolation.READ_COMMITTED));
    assertThat(get(seen)).isEqualTo(2);
  }

  @Test
  @DisplayName("TX-23: a row that is locked is waited for")
  void lockOfUpdate() {
    waits(
        Lock.Strength.UPDATE, model -> model.findOne(q -> q.where(ADA).lock(Lock.Strength.UPDATE)));
  }

  @Test
  @DisplayName("TX-28: a row that is shared is read by all, and changed after the commit")
  void lockOfShare() {
    waits(Lock.Strength.SHARE, model -> model.updateWhere(ADA, User_.age.set(3)));
  }

  /** The other one begins while the row is locked, and ends when the lock is gone. */
  private void waits(Lock.Strength strength, Function<Model<User>, Mono<?>> other) {
    Sinks.Empty<Void> begun = Sinks.empty();
    StatementSignal sent = StatementSignal.started("^(?!BEGIN|SELECT VERSION)");
    Sluice second = database.sluice(2, settings -> settings.listener(sent));
    Mono<Long> holder =
        sluice.transaction(
            tx ->
                users
                    .findOne(q -> q.where(ADA).lock(strength))
                    .doOnNext(row -> begun.tryEmitEmpty())
                    .then(sent.asMono())
                    .then(users.count())
                    .doOnNext(count -> told.add("first")));
    Mono<?> waiter =
        begun
            .asMono()
            .then(second.transactional(other.apply(second.model(User_.TYPE)).then()))
            .doOnSuccess(done -> told.add("second"));
    run(Mono.when(holder, waiter));
    assertThat(told).containsExactly("first", "second");
  }

  @Test
  @DisplayName("TX-25, TX-26: a lock is of the rows that are asked for, not of those beside them")
  void lockBesideAnInclude() {
    Project project = projectsOf(get(users.findByPk(1L)), "x").get(0);
    UnaryOperator<Query<Project>> locked =
        q -> q.include(Project_.owner).lock(Lock.Strength.UPDATE);
    Mono<Long> other = sluice.outside(users.updateWhere(ADA, User_.age.set(7)));
    boolean beside = has(Feature.UPDATE_RETURNING); // elsewhere all rows of a statement are locked
    Mono<Project> changed =
        projects
            .findOne(locked)
            .flatMap(
                row ->
                    (beside ? other : Mono.just(0L))
                        .then(projects.update(row, Project_.title.set("y"))));
    assertThat(get(sluice.transactional(changed)).id()).isEqualTo(project.id());
  }

  @Test
  @DisplayName("TX-31: one that takes long does not keep others from writing")
  void besideALongOne() {
    run(
        sluice.transactional(
            users
                .count()
                .then(sluice.outside(users.create(User_.name.set("foo"))))
                .then(users.count())));
    assertThat(get(users.count(q -> q.where(User_.name.eq("foo"))))).isOne();
  }

  @Test
  @DisplayName("TX-32: of two that create the same the second waits, and is refused")
  void sameRow() {
    StatementSignal sent = StatementSignal.started("^INSERT");
    var second = database.sluice(2, settings -> settings.listener(sent)).model(User_.TYPE);
    Sinks.Empty<Void> created = Sinks.empty();
    Mono<Void> first =
        sluice.transactional(
            users
                .create(User_.name.set("omnom"), User_.email.set("o"))
                .doOnNext(row -> created.tryEmitEmpty())
                .then(sent.asMono())
                .then(users.count())
                .then());
    Mono<Throwable> other =
        created
            .asMono()
            .then(second.create(User_.name.set("omnom"), User_.email.set("o")))
            .map(row -> (Throwable) new AssertionError("created twice"))
            .onErrorResume(Mono::just);
    assertThat(get(first.then(Mono.<Throwable>empty()).mergeWith(other).next()))
        .isInstanceOf(UniqueConstraintException.class);
    assertThat(get(users.count())).isEqualTo(2);
  }
}
