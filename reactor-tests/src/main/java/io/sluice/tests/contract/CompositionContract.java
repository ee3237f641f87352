package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Operations of associations compose: in parallel, nested, again, and in one transaction. */
public abstract class CompositionContract extends ClubContract {
  /** On the database. */
  protected CompositionContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  void zippedOperationsShareTheTransaction() {
    Member ada = member("Ada");
    Club chess = club("chess");
    Mono<String> composed =
        ada.clubs()
            .add(chess, Enrolment_.role.set("lead"))
            .then(ada.passport().create(Passport_.number.set("1")))
            .then(
                Mono.zip(
                    ada.clubs().count(),
                    ada.clubs().get().collectList(),
                    ada.passport().get(),
                    ada.clubs().has(chess)))
            .map(
                all ->
                    all.getT1() + all.getT2().get(0).name() + all.getT3().number() + all.getT4());

    StepVerifier.create(sluice.transactional(composed)).expectNext("1chess1true").verifyComplete();
    assertThat(log.all().stream().filter("BEGIN"::equals)).hasSize(1);
    database.requireNothingOpen();
  }

  @Test
  void eachSubscriptionRunsItAnew() {
    Member ada = member("Ada");
    Club chess = club("chess");
    Mono<Linked> add = ada.clubs().add(chess);
    Mono<Club> create = ada.clubs().create(Club_.name.set("go"));
    assertThat(log.all()).isEmpty();

    assertThat(get(add)).isEqualTo(new Linked(1, 0, 0, 0));
    assertThat(get(add)).isEqualTo(new Linked(0, 0, 0, 1));
    assertThat(get(create)).isNotEqualTo(get(create));
    assertThat(names(ada.clubs().get())).containsExactly("chess", "go", "go");
  }

  @Test
  void associationsOfAStreamAreReadInsideOfIt() {
    Club big = club("big");
    run(Flux.range(0, 2_000).concatMap(i -> members.create(Member_.name.set("m"))).then());
    run(big.members().addKeys(Flux.range(1, 2_000)));
    Flux<Long> counts =
        sluice.transactional(big.members().get().flatMap(each -> each.clubs().count(), 16));

    StepVerifier.create(counts.reduce(0L, Long::sum)).expectNext(2_000L).verifyComplete();
    database.requireNothingOpen();
  }

  @Test
  void anErrorInTheMiddleUndoesAllOfIt() {
    Member ada = member("Ada");
    Club chess = club("chess");
    Mono<Linked> composed =
        ada.clubs()
            .add(chess)
            .then(ada.passport().create(Passport_.number.set("1")))
            .then(ada.clubs().addKeys(404))
            .as(sluice::transactional);

    StepVerifier.create(composed).verifyError(MissingTargetException.class);
    assertThat(get(ada.clubs().count())).isZero();
    assertThat(get(passports.count())).isZero();
    assertThat(get(ada.clubs().set(List.of(chess)))).isEqualTo(new Linked(1, 0, 0, 0));
    database.requireNothingOpen();
  }
}
