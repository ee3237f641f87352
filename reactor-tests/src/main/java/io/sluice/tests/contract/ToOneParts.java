package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Passport;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What tests of associations to one row share. */
abstract class ToOneParts extends ClubContract {
  ToOneParts(DatabaseUnderTest database) {
    super(database);
  }

  protected static long id(Member member) {
    return Objects.requireNonNull(member.id());
  }

  protected static long id(Passport passport) {
    return Objects.requireNonNull(passport.id());
  }

  /** The statements that were sent, each as its first word; BEGIN and COMMIT, too. */
  protected List<String> verbs() {
    return log.all().stream().map(each -> each.split(" ", 2)[0]).toList();
  }

  /** What is read after a write in a transaction that fails: from without, and from within. */
  protected <T> List<T> seenInFailing(Mono<?> write, Mono<T> outside, Mono<T> inside) {
    List<T> seen = new CopyOnWriteArrayList<>();
    Mono<T> body =
        write
            .then(outside.doOnNext(seen::add))
            .then(inside.doOnNext(seen::add))
            .then(Mono.error(() -> new IllegalStateException("no")));
    failure(IllegalStateException.class, sluice.transaction(tx -> body));
    assertThat(verbs()).endsWith("ROLLBACK").doesNotContain("COMMIT");
    return seen;
  }

  /**
   * Cancels the operation when its last write is sent: what it wrote before is undone.
   *
   * @param statement the number of that statement; BEGIN is the first
   */
  protected void cancelAt(int statement, Function<Sluice, Mono<?>> operation) {
    Sinks.Empty<Void> reached = Sinks.empty();
    AtomicInteger sent = new AtomicInteger();
    StatementListener listener =
        new StatementListener() {
          @Override
          public void started(StatementEvent event) {
            if (sent.incrementAndGet() == statement) {
              reached.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
            }
          }
        };
    Sluice target = database.sluice(1, settings -> settings.listener(listener));
    log.clear();

    empty(operation.apply(target).takeUntilOther(reached.asMono()).then());

    database.requireNothingOpen(target);
    assertThat(verbs()).endsWith("ROLLBACK").doesNotContain("COMMIT");
  }
}
