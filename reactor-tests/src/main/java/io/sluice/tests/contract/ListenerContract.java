package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.UniqueConstraintException;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import io.sluice.listener.StatementOutcome.Kind;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementLog;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** What listeners are told. */
public abstract class ListenerContract extends EntryContract {
  protected ListenerContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  void toTheLastRow() {
    fill(700);
    StepVerifier.create(all()).expectNextCount(700).verifyComplete();
    assertThat(log.outcomes())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.kind()).isEqualTo(Kind.COMPLETED);
              assertThat(outcome.rows()).isEqualTo(700);
              assertThat(outcome.duration()).isPositive();
              assertThat(outcome.error()).isNull();
            });
  }

  @Test
  void changedRows() {
    fill(10);
    get(entries.updateWhere(Entry_.id.le(7), Entry_.text.set("changed")));
    assertThat(log.outcomes()).extracting(StatementOutcome::rows).containsExactly(7L);
  }

  @Test
  void errors() {
    fill(1);
    StepVerifier.create(entries.create(Entry_.id.set(1L)))
        .verifyErrorSatisfies(
            error ->
                assertThat(log.outcomes())
                    .filteredOn(outcome -> outcome.kind() == Kind.FAILED)
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.error()).isSameAs(error))
                    .satisfies(
                        outcome ->
                            assertThat(outcome.error())
                                .isInstanceOf(UniqueConstraintException.class)));
  }

  @Test
  void cancels() {
    fill(5_000);
    StepVerifier.create(all(), 1).expectNextCount(1).thenCancel().verify(PATIENCE);
    database.requireNothingOpen();
    assertThat(log.outcomes()).extracting(StatementOutcome::kind).containsExactly(Kind.CANCELLED);
  }

  @Test
  void statementsOfATransactionShareAConnection() {
    get(sluice.transactional(entries.count().then(entries.count())));
    assertThat(log.events())
        .hasSize(4)
        .extracting(StatementEvent::connection)
        .containsOnly(log.events().get(0).connection());
  }

  @Test
  void valuesAreHiddenUnlessShownAndCanBeMasked() {
    StepVerifier.create(entries.create(Entry_.id.set(1L), Entry_.text.set("secret")))
        .expectNextCount(1)
        .verifyComplete();
    assertThat(log.events()).allSatisfy(event -> assertThat(event.values()).isEmpty());
    Sluice masking =
        database.sluice(
            1,
            settings -> settings.showValues(value -> value instanceof String ? "***" : "" + value));
    log.clear();
    get(masking.model(Entry_.TYPE).create(Entry_.id.set(2L), Entry_.text.set("secret")));
    assertThat(log.events())
        .filteredOn(event -> event.sql().startsWith("INSERT"))
        .extracting(StatementEvent::values)
        .containsExactly(List.of("2", "***"));
  }

  @DisplayName("the context of the subscriber comes with its statements, and with COMMIT")
  @Test
  void contexts() {
    get(entries.count().contextWrite(Context.of("trace", "a")));
    get(entries.findAll().count().contextWrite(Context.of("trace", "b")));
    get(sluice.transactional(entries.count()).contextWrite(Context.of("trace", "c")));
    assertThat(log.events())
        .extracting(event -> event.context().getOrDefault("trace", "-"))
        .containsExactly("a", "b", "-", "c", "c");
  }

  @DisplayName("a listener of one call sees its statements only, beside those of the settings")
  @Test
  void ofOneCall() {
    StatementLog own = new StatementLog();
    StatementLog outer = new StatementLog();
    get(
        entries
            .count()
            .contextWrite(StatementListener.also(own))
            .then(entries.findAll().count())
            .contextWrite(StatementListener.also(outer)));
    assertThat(own.all()).hasSize(1).allMatch(sql -> sql.contains("COUNT"));
    assertThat(own.outcomes()).hasSize(1);
    assertThat(outer.all()).hasSize(2);
    assertThat(log.all()).hasSize(2);
  }

  @DisplayName("a listener of one call that gathers with others hears of it")
  @Test
  void ofOneGatheredCall() {
    fill(3);
    Sluice gathering = database.sluice(2, settings -> settings.groupBy(context -> "all"));
    Model<Entry> model = gathering.model(Entry_.TYPE);
    StatementLog own = new StatementLog();
    get(
        Flux.merge(
                model.findByPk(1),
                model.findByPk(2),
                model.findByPk(3).contextWrite(StatementListener.also(own)))
            .count());
    assertThat(own.all()).hasSize(1);
  }

  @Test
  void listenerThatThrowsHurtsNobody() {
    StatementListener broken =
        new StatementListener() {
          @Override
          public void started(StatementEvent statement) {
            throw new IllegalStateException("broken listener");
          }

          @Override
          public void ended(StatementEvent statement, StatementOutcome outcome) {
            throw new IllegalStateException("broken listener");
          }
        };
    Model<Entry> model =
        database.sluice(1, settings -> settings.listener(broken)).model(Entry_.TYPE);
    Mono<Long> count = model.count();
    assertThat(count.block(Duration.ofSeconds(5))).isZero();
  }
}
