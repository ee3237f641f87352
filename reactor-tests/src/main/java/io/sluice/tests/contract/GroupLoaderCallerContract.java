package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.error.SluiceException;
import io.sluice.settings.StatementTimeout;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Loads that gather: each caller is served as if it were alone. */
@Timeout(120)
public abstract class GroupLoaderCallerContract extends GatheringCases {
  /** On the database. */
  protected GroupLoaderCallerContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("a load that begins after a write has ended sees what was written")
  @Test
  void writesInBetween() {
    fill(200);

    Mono<Boolean> all =
        users
            .findAll()
            .flatMap(
                user ->
                    user.projects()
                        .create(Project_.title.set("new"))
                        .flatMap(
                            made ->
                                user.projects()
                                    .get()
                                    .map(GatheringCases::id)
                                    .any(found -> found == id(made))),
                64)
            .all(Boolean::booleanValue);

    assertThat(get(all)).isTrue();
    assertThat(get(sluice.transactional(all))).isTrue();
  }

  @Test
  void callersWhoseContextsDifferAreApart() {
    fill(10);
    OneConnection one = oneConnection();
    Object tenant = new Object();

    Flux<Long> calls =
        Flux.merge(
            owned(one.all, q -> q),
            owned(one.all, q -> q).contextWrite(Context.of("tenant", "a")),
            owned(one.all, q -> q).contextWrite(Context.of("tenant", "a", "otel-trace", "b")),
            owned(one.all, q -> q).contextWrite(Context.of("tenant", tenant)),
            owned(one.all, q -> q).contextWrite(StatementTimeout.of(Duration.ofMinutes(1))));

    assertThat(one.later(calls.count())).isEqualTo(150);
    assertThat(one.sent()).hasSize(4);
  }

  @DisplayName("a user's function says which contexts agree, and who is alone")
  @Test
  @SuppressWarnings("NullAway") // it takes a lambda's null for one of a function of non-null values
  void groupBy() {
    fill(10);
    OneConnection one =
        new OneConnection(settings -> settings.groupBy(each -> each.getOrDefault("t", null)));

    Flux<Long> calls =
        Flux.merge(
            owned(one.all, q -> q).contextWrite(Context.of("t", 1, "other", 1)),
            owned(one.all, q -> q).contextWrite(Context.of("t", 1, "other", 2)),
            owned(one.all, q -> q).contextWrite(Context.of("t", 2)),
            owned(one.all, q -> q));

    assertThat(one.later(calls.count())).isEqualTo(120);
    assertThat(one.sent()).hasSize(12);
  }

  @Test
  void aFunctionThatThrowsIsAnErrorOfTheCall() {
    fill(1);
    Sluice broken =
        database.sluice(
            1,
            settings ->
                settings.groupBy(
                    context -> {
                      throw new IllegalStateException("broken");
                    }));
    List<User> all = all(broken.model(User_.TYPE));

    StepVerifier.create(owned(all, q -> q)).verifyErrorMessage("broken");
    database.requireNothingOpen(broken);
  }

  @DisplayName("transactions, savepoints and what is outside of them are apart")
  @Test
  void transactionsAreApart() {
    fill(10);
    List<User> all = all(users);
    log.clear();
    Mono<Long> count = owned(all, q -> q).count();

    Mono<Long> both =
        sluice.transaction(
            tx ->
                Mono.zip(
                        count,
                        sluice.transaction(nested -> count, o -> o.nested()),
                        sluice.outside(count))
                    .map(each -> each.getT1() + each.getT2() + each.getT3()));

    assertThat(get(both)).isEqualTo(90);
    assertThat(log.statements()).hasSizeGreaterThanOrEqualTo(3);
  }

  @DisplayName("one that waits and cancels is not asked for; the others are")
  @Test
  void cancelWhileWaiting() {
    fill(10);
    OneConnection one = oneConnection();
    List<Long> found = new CopyOnWriteArrayList<>();
    List<Disposable> calls = new ArrayList<>();
    for (User each : one.all) {
      calls.add(each.projects().get().map(GatheringCases::id).subscribe(found::add));
    }
    calls.get(0).dispose();
    calls.get(7).dispose();

    one.letGo();
    assertThat(one.later(owned(one.all.subList(9, 10), q -> q).count())).isEqualTo(3);
    database.requireNothingOpen(one.sluice);
    assertThat(found).hasSize(24).doesNotContain(1L, 8L);
  }

  @Test
  void whenAllCancelNothingIsSent() {
    fill(10);
    OneConnection one = oneConnection();
    List<Disposable> calls = new ArrayList<>();
    one.all.forEach(each -> calls.add(each.projects().get().subscribe()));
    calls.forEach(Disposable::dispose);

    one.letGo();
    database.requireNothingOpen(one.sluice);
    assertThat(one.sent()).isEmpty();
    assertThat(get(owned(one.all, q -> q).count())).isEqualTo(30);
  }

  @DisplayName("cancels at any time leave the others their rows, and nothing open")
  @Test
  void cancelsAtAnyTime() {
    fill(300);

    Flux<Long> found =
        users
            .findAll()
            .flatMap(
                user -> {
                  Flux<Long> ids = user.projects().get().map(GatheringCases::id);
                  return id(user) % 3 == 0
                      ? ids.take(1)
                      : ids.collectList().flatMapIterable(x -> x);
                },
                64);

    assertThat(get(found.count())).isEqualTo(700);
    assertThat(get(sluice.transactional(found).count())).isEqualTo(700);
  }

  @DisplayName("an error is one of each caller's own, with a common cause")
  @Test
  void anErrorOfAll() {
    fill(10);
    OneConnection one = oneConnection();
    database.run("ALTER TABLE projects RENAME COLUMN budget TO away");
    List<Throwable> errors = new CopyOnWriteArrayList<>();
    AtomicInteger signals = new AtomicInteger();
    try {
      one.later(
          Flux.fromIterable(one.all)
              .flatMap(
                  each ->
                      each.projects()
                          .get()
                          .doOnError(errors::add)
                          .doOnTerminate(signals::incrementAndGet)
                          .onErrorComplete(),
                  10)
              .count());
    } finally {
      database.run("ALTER TABLE projects RENAME COLUMN away TO budget");
    }

    Set<Throwable> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(errors);
    assertThat(distinct).hasSize(10).hasOnlyElementsOfType(SluiceException.class);
    assertThat(errors.stream().map(Throwable::getCause).distinct().count()).isEqualTo(1);
    assertThat(errors).allSatisfy(each -> assertThat(each.getStackTrace()).isNotNull());
    assertThat(signals).hasValue(10);
    assertThat(get(owned(all(users), q -> q).count())).isEqualTo(30);
  }

  @DisplayName("a subscriber that throws does not hurt its neighbours")
  @Test
  void aSubscriberThatThrows() {
    fill(10);
    OneConnection one = oneConnection();
    Hooks.onErrorDropped(ignored -> {});
    try {
      one.all
          .get(3)
          .projects()
          .get()
          .subscribe(
              new BaseSubscriber<>() {
                @Override
                protected void hookOnNext(Project row) {
                  throw new IllegalStateException("broken");
                }

                @Override
                protected void hookOnError(Throwable cause) {}
              });
      assertThat(one.later(owned(one.all, q -> q).count())).isEqualTo(30);
      database.requireNothingOpen(one.sluice);
    } finally {
      Hooks.resetOnErrorDropped();
    }
  }

  @DisplayName("one that asks for nothing holds up nobody, whether it was first or not")
  @Test
  void zeroDemand() {
    insertUsers(3);
    insert("projects (title, owner_id)", 3_000, i -> "('p', " + (i % 3 + 1) + ")");
    List<User> all = all(users);
    List<Idle> idle = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Idle each = new Idle();
      idle.add(each);
      all.get(i).projects().get().subscribe(each);
    }

    assertThat(get(owned(all, q -> q).count())).isEqualTo(3_000);
    idle.forEach(each -> assertThat(each.rows).hasValue(0));
    idle.forEach(Subscription::cancel);
  }

  @DisplayName("two whose rows are taken in turns do not wait for each other")
  @Test
  void zipped() {
    insertUsers(2);
    insert("projects (title, owner_id)", 4_000, i -> "('p', " + (i % 2 + 1) + ")");
    List<User> all = all(users);
    Mono<Long> zipped = Flux.zip(all.get(0).projects().get(), all.get(1).projects().get()).count();

    assertThat(get(zipped)).isEqualTo(2_000);
    assertThat(get(sluice.transactional(zipped))).isEqualTo(2_000);
  }

  @DisplayName("10,000 that wait are 500 a statement")
  @Test
  void tenThousand() {
    insertUsers(10_000);
    insert("projects (title, owner_id)", 10_000, i -> "('p', " + i + ")");
    OneConnection one = oneConnection();

    assertThat(one.later(owned(one.all, q -> q).collectList()))
        .hasSize(10_000)
        .doesNotHaveDuplicates();
    assertThat(one.sent()).hasSizeBetween(20, 22); // fewer at first, as their rows are not known
  }

  @DisplayName("where a parent has many rows, a statement has few parents")
  @Test
  void boundedByRows() {
    insertUsers(40);
    insert("projects (title, owner_id)", 40_000, i -> "('p', " + (i % 40 + 1) + ")");
    List<User> all = all(users);
    assertThat(get(all.get(0).projects().get().count())).isEqualTo(1_000);
    log.clear();

    assertThat(get(owned(all, q -> q).count())).isEqualTo(40_000);
    assertThat(log.all()).hasSizeBetween(4, 5); // where the first one is alone, or not
  }

  private static final class Idle extends BaseSubscriber<Project> {
    final AtomicInteger rows = new AtomicInteger();

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      // asks for nothing
    }

    @Override
    protected void hookOnNext(Project row) {
      rows.incrementAndGet();
    }
  }
}
