package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Sluice;
import io.sluice.ToMany;
import io.sluice.dialect.Feature;
import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Following;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member_;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** {@code add}, {@code remove} and {@code set} of more targets than memory should hold. */
@Timeout(60)
public abstract class LargeLinkContract extends BelongsToManyContract {
  private static final int KEYS = 20_000;
  private static final int LAST = KEYS + 1; // the first club is the one that has sections
  private static final int LINKED = 5_001;
  private static final int MISSING = 99_999;
  private static final Duration SOON = Duration.ofSeconds(30);

  protected LargeLinkContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void rows() {
    member("Ada");
    linkedClubs(LAST, LINKED);
    log.clear();
  }

  /** Where links are. */
  public enum Kind {
    HAS_MANY,
    BELONGS_TO_MANY;

    private ToMany<?> association(Sluice sluice) {
      return this == HAS_MANY
          ? sluice.model(Club_.TYPE).association(Club_.sections, 1L)
          : sluice.model(Member_.TYPE).association(Member_.clubs, 1L);
    }
  }

  private long links(Kind kind) {
    return kind == Kind.HAS_MANY
        ? get(clubs.count(q -> q.where(Club_.parentId.eq(1L))))
        : get(enrolments.count());
  }

  private static Flux<Integer> keys(int first, int last) {
    return Flux.range(first, last - first + 1);
  }

  /** These statements were sent about a table of keys, which was filled in so many chunks. */
  private void assertTableSent(int chunks, String statements) {
    List<String> expected = new ArrayList<>(List.of("BEGIN", "SELECT"));
    boolean loads = has(Feature.TRANSACTIONAL_TABLES);
    expected.addAll(loads ? List.of("CREATE", "SELECT") : List.of("CREATE"));
    expected.addAll(Collections.nCopies(chunks, loads ? "COPY" : "INSERT"));
    expected.addAll(loads ? List.of("ANALYZE") : List.of());
    expected.addAll(List.of(statements.split(" ", -1)));
    expected.addAll(List.of("DROP", "COMMIT"));
    assertThat(verbs()).isEqualTo(expected);
    log.clear();
  }

  @DisplayName("some are new, then none is: a statement, whatever the number of keys")
  @ParameterizedTest
  @EnumSource
  void added(Kind kind) {
    String statements = kind == Kind.HAS_MANY ? "SELECT UPDATE" : "SELECT INSERT";
    ToMany<?> association = kind.association(sluice);
    Mono<Linked> add = association.addKeys(keys(2, LAST));
    assertThat(log.all()).isEmpty();

    assertThat(get(add)).isEqualTo(linked(LAST - LINKED, 0, 0, LINKED - 1));
    assertTableSent(4, statements);
    assertThat(get(add)).isEqualTo(linked(0, 0, 0, KEYS));
    assertTableSent(4, statements);
    assertThat(links(kind)).isEqualTo(KEYS);
  }

  @DisplayName("all are new")
  @ParameterizedTest
  @EnumSource
  void allNew(Kind kind) {
    assertThat(get(kind.association(sluice).addKeys(keys(LINKED + 1, LAST))))
        .isEqualTo(linked(LAST - LINKED, 0, 0, 0));
    assertThat(links(kind)).isEqualTo(KEYS);
  }

  @DisplayName("a set of some that are linked, and some that are not")
  @ParameterizedTest
  @EnumSource
  void replaced(Kind kind) {
    ToMany<?> association = kind.association(sluice);

    assertThat(get(association.setKeys(keys(1_002, LAST))))
        .isEqualTo(linked(LAST - LINKED, 1_000, 0, LINKED - 1_001));
    assertTableSent(
        4, kind == Kind.HAS_MANY ? "SELECT SELECT UPDATE UPDATE" : "SELECT DELETE INSERT");
    assertThat(links(kind)).isEqualTo(LAST - 1_001);
    assertThat(get(association.hasKeys(1_001))).isFalse();
    assertThat(get(association.hasKeys(1_002, LAST))).isTrue();
  }

  @DisplayName("a removal of some that are linked, and some that are not")
  @ParameterizedTest
  @EnumSource
  void removed(Kind kind) {
    ToMany<?> association = kind.association(sluice);

    assertThat(get(association.removeKeys(keys(3, LAST).concatWithValues(MISSING))))
        .isEqualTo(linked(0, LINKED - 2, 0, 0));
    assertTableSent(4, kind == Kind.HAS_MANY ? "SELECT UPDATE" : "DELETE");
    assertThat(links(kind)).isEqualTo(1);
    assertThat(get(association.hasKeys(2))).isTrue();
  }

  @DisplayName("keys that come again, in the same chunk and in later ones, count once")
  @ParameterizedTest
  @EnumSource
  void again(Kind kind) {
    ToMany<?> association = kind.association(sluice);
    Flux<Integer> twice = Flux.concat(keys(2, LAST), Flux.just(LAST, 2), keys(2, LAST));

    assertThat(get(association.setKeys(twice))).isEqualTo(linked(LAST - LINKED, 0, 0, LINKED - 1));
    assertThat(get(association.addKeys(twice))).isEqualTo(linked(0, 0, 0, KEYS));
    assertThat(get(association.removeKeys(twice))).isEqualTo(linked(0, KEYS, 0, 0));
  }

  @DisplayName("targets that are missing in the last chunk are named, and nothing is written")
  @ParameterizedTest
  @EnumSource
  void missing(Kind kind) {
    ToMany<?> association = kind.association(sluice);
    Flux<Integer> keys = keys(2, LAST).concatWithValues(MISSING + 1, MISSING, MISSING);

    for (Mono<Linked> each : List.of(association.addKeys(keys), association.setKeys(keys))) {
      StepVerifier.create(each)
          .expectErrorSatisfies(
              error -> {
                assertThat(error)
                    .isInstanceOf(MissingTargetException.class)
                    .hasMessageContaining("[99999, 100000]");
                assertThat(((MissingTargetException) error).keys())
                    .isEqualTo(List.of((long) MISSING, MISSING + 1L));
              })
          .verify(SOON);
    }
    assertThat(links(kind)).isEqualTo(LINKED - 1);
    assertThat(get(association.hasKeys(2))).isTrue();
  }

  @DisplayName("in a transaction that goes on, only what failed is undone")
  @ParameterizedTest
  @EnumSource
  void missingInATransactionThatGoesOn(Kind kind) {
    ToMany<?> association = kind.association(sluice);
    Flux<Integer> keys = keys(2, LAST).concatWithValues(MISSING);
    Mono<Linked> body =
        association
            .addKeys(LINKED + 1)
            .then(association.setKeys(keys))
            .onErrorResume(MissingTargetException.class, e -> association.addKeys(LINKED + 2));

    assertThat(get(sluice.transactional(body))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(links(kind)).isEqualTo(LINKED + 1);
  }

  @DisplayName("a source that fails in the middle undoes all")
  @ParameterizedTest
  @EnumSource
  void failed(Kind kind) {
    ToMany<?> association = kind.association(sluice);
    Flux<Integer> keys =
        keys(100, 12_000).concatWith(Flux.error(new IllegalStateException("no more")));

    for (Mono<Linked> each :
        List.of(
            association.addKeys(keys), association.setKeys(keys), association.removeKeys(keys))) {
      StepVerifier.create(each).expectErrorMessage("no more").verify(SOON);
    }
    database.requireNothingOpen();
    assertThat(links(kind)).isEqualTo(LINKED - 1);
  }

  @DisplayName("what is no key is an error that undoes all")
  @ParameterizedTest
  @EnumSource
  void wrong(Kind kind) {
    Flux<Object> keys = Flux.concat(keys(100, 12_000), Flux.just("no key"));

    StepVerifier.create(kind.association(sluice).setKeys(keys))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no key"))
        .verify(SOON);
    assertThat(links(kind)).isEqualTo(LINKED - 1);
  }

  @DisplayName("a cancel in the middle undoes all")
  @ParameterizedTest
  @EnumSource
  void cancelled(Kind kind) {
    Flux<Integer> keys = keys(100, 12_000).concatWith(Flux.never());
    for (int i = 0; i < 3; i++) {
      StatementSignal kept = StatementSignal.ended("^(COPY|INSERT)");
      Sluice told = database.isolated(1, settings -> settings.listener(kept));
      ToMany<?> association = kind.association(told);
      Mono<Linked> operation =
          List.of(
                  association.addKeys(keys),
                  association.setKeys(keys),
                  association.removeKeys(keys))
              .get(i);
      StepVerifier.create(operation.takeUntilOther(kept.asMono())).expectComplete().verify(SOON);
      database.requireNothingOpen(told);
    }
    assertThat(links(kind)).isEqualTo(LINKED - 1);
  }

  @DisplayName("those who change the same links at once wait for each other, whatever the order")
  @ParameterizedTest
  @EnumSource
  void atOnce(Kind kind) {
    ToMany<?> association = kind.association(sluice);
    List<Integer> backwards = new ArrayList<>(IntStream.rangeClosed(2, LAST).boxed().toList());
    Collections.reverse(backwards);

    List<Linked> all =
        get(
            Flux.just(keys(2, LAST), Flux.fromIterable(backwards), keys(2, LAST))
                .flatMap(association::addKeys, 3)
                .collectList());

    assertThat(all).extracting(Linked::added).containsOnlyOnce((long) LAST - LINKED);
    assertThat(links(kind)).isEqualTo(KEYS);
  }

  @DisplayName("where nothing keeps a link from being twice, none is made twice")
  @Test
  void withoutAnythingUnique() {
    database.run(
        "INSERT INTO members (name) VALUES "
            + String.join(", ", Collections.nCopies(6_000, "('one of many')")));
    ToMany<?> idols = members.association(Member_.idols, 1L);
    run(idols.addKeys(2, 3));

    assertThat(get(idols.addKeys(keys(2, 6_001)))).isEqualTo(linked(5_998, 0, 0, 2));
    assertThat(get(idols.addKeys(keys(2, 6_001)))).isEqualTo(linked(0, 0, 0, 6_000));
    assertThat(get(idols.setKeys(keys(3, 6_001)))).isEqualTo(linked(0, 1, 0, 5_999));
    List<Following> all = get(sluice.model(Following_.TYPE).findAll().collectList());
    assertThat(all).hasSize(5_999);
  }

  @DisplayName("keys that are texts, as the database takes them for equal")
  @Test
  void texts() {
    skill("Knots");
    StringBuilder more = new StringBuilder("INSERT INTO skills (name) VALUES ('skill 1')");
    IntStream.rangeClosed(2, 6_000).forEach(i -> more.append(", ('skill ").append(i).append("')"));
    database.run(more.toString());
    ToMany<?> skills = members.association(Member_.skills, 1L);
    Flux<String> names = Flux.range(1, 6_000).map(i -> "skill " + i);

    assertThat(get(skills.addKeys(names.concatWithValues("Knots"))))
        .isEqualTo(linked(6_001, 0, 0, 0));
    assertThat(get(skills.setKeys(names))).isEqualTo(linked(0, 1, 0, 6_000));
  }
}
