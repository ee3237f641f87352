package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Feature;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Passport_;
import io.sluice.transaction.Isolation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Links of one row that several change at once. */
public abstract class ConcurrentLinkContract extends ClubContract {
  private static final int SETS = 16;
  private static final int KEYS = 10;

  protected ConcurrentLinkContract(DatabaseUnderTest database) {
    super(database);
  }

  private static List<Long> keys(int first, int number) {
    return LongStream.range(first, first + number).boxed().toList();
  }

  private void clubs(int number) {
    database.run(
        "INSERT INTO clubs (name) VALUES "
            + String.join(", ", Collections.nCopies(number, "('one of many')")));
  }

  @DisplayName("of disjoint sets at once one stays, whether something was linked before or not")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void disjointSets(boolean linkedBefore) {
    clubs(1 + SETS * KEYS);
    Member ada = member("Ada");
    Club parent = get(clubs.findByPk(1L));
    if (linkedBefore) {
      run(ada.clubs().setKeys(keys(2, KEYS)).then(parent.sections().setKeys(keys(2, KEYS))));
    }
    run(
        Flux.range(0, SETS)
            .flatMap(i -> ada.clubs().setKeys(keys(2 + i * KEYS, KEYS)), SETS)
            .then());
    run(
        Flux.range(0, SETS)
            .flatMap(i -> parent.sections().setKeys(keys(2 + i * KEYS, KEYS)), SETS)
            .then());
    assertThat(get(ada.clubs().count())).isEqualTo(KEYS);
    assertThat(get(parent.sections().count())).isEqualTo(KEYS);
  }

  @DisplayName("of two has-ones set at once one stays")
  @Test
  void hasOnes() {
    Member ada = member("Ada");
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < SETS; i++) {
      numbers.add(passport("P" + i).id());
    }
    run(Flux.fromIterable(numbers).flatMap(each -> ada.passport().setKey(each), SETS).then());
    assertThat(get(passports.count(q -> q.where(Passport_.member.is())))).isEqualTo(1);
  }

  @DisplayName("overlapping targets added and removed at once, in any order")
  @Test
  void addBesideRemove() {
    clubs(100);
    Member ada = member("Ada");
    Club parent = get(clubs.findByPk(1L));
    Random random = new Random(5);
    List<Mono<Linked>> operations = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<Long> some = new ArrayList<>(keys(2 + random.nextInt(40), 40));
      Collections.shuffle(some, random);
      operations.add(i % 2 == 0 ? ada.clubs().addKeys(some) : ada.clubs().removeKeys(some));
      operations.add(
          i % 2 == 0 ? parent.sections().addKeys(some) : parent.sections().removeKeys(some));
    }
    run(Flux.fromIterable(operations).flatMap(each -> each, 8).then());
    run(ada.clubs().clear().then(parent.sections().clear()));
    assertThat(get(ada.clubs().count())).isZero();
  }

  @DisplayName("a link that another transaction has committed since this one first read")
  @Test
  void committedMeanwhile() {
    clubs(5);
    Member ada = member("Ada");
    Mono<Linked> other =
        sluice.transaction(tx -> ada.clubs().addKeys(2L, 3L), options -> options.separate());
    Mono<Linked> own = members.count().then(other).then(ada.clubs().addKeys(1L, 2L, 3L, 4L));
    Linked linked = get(sluice.transaction(tx -> own, options -> options.isolation(isolation())));
    assertThat(linked).isEqualTo(new Linked(2, 0, 0, 2));
    assertThat(get(ada.clubs().count())).isEqualTo(4);
  }

  // where a transaction that sees the past cannot write, it is no fault of this operation
  private Isolation isolation() {
    return has(Feature.ERROR_ENDS_TRANSACTION)
        ? Isolation.READ_COMMITTED
        : Isolation.REPEATABLE_READ;
  }
}
