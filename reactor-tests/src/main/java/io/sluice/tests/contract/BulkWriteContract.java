package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bulk.BulkOptions;
import io.sluice.dialect.Feature;
import io.sluice.error.BulkRecordException;
import io.sluice.error.GoneException;
import io.sluice.error.OptimisticLockException;
import io.sluice.result.Imported;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Imports over rows that are there, and updates and deletes in bulk. */
public abstract class BulkWriteContract extends ClubContract {
  private static final Duration SOON = Duration.ofSeconds(10);

  protected BulkWriteContract(DatabaseUnderTest database) {
    super(database);
  }

  private static User named(int number, String name) {
    return User_.builder().name(name).email(number + "@example.org").visits(number).build();
  }

  private static Flux<User> people(int from, int to, String name) {
    return Flux.range(from, to - from).map(each -> named(each, name));
  }

  private List<User> stored() {
    return get(users.findAll(q -> q.order(User_.visits.asc(), User_.id.asc())).collectList());
  }

  @Test
  @DisplayName("rows that are there are left alone, and counted as skipped")
  void ignored() {
    run(users.bulkImport(people(0, 300, "old")));
    StepVerifier.create(
            users.bulkImport(
                people(200, 500, "new").concatWith(people(450, 460, "again")),
                each -> each.ignoreConflicts()))
        .expectNext(new Imported(200, 110))
        .expectComplete()
        .verify(SOON);
    List<User> all = stored();
    assertThat(all).hasSize(500);
    assertThat(all.subList(0, 300)).extracting(User::name).containsOnly("old");
    assertThat(all.subList(300, 500)).extracting(User::name).containsOnly("new");
  }

  @Test
  @DisplayName("rows without the unique value are no conflict, and all go in")
  void withoutUnique() {
    Flux<User> given = Flux.range(0, 150).map(each -> User_.builder().name("n").build());
    StepVerifier.create(users.bulkImport(given, each -> each.ignoreConflicts()).repeat(1))
        .expectNext(new Imported(150, 0), new Imported(150, 0))
        .expectComplete()
        .verify(SOON);
  }

  @Test
  @DisplayName("BC-19 rows that are there get the columns that are named")
  void updated() {
    run(users.bulkImport(people(0, 200, "old")));
    Instants before = new Instants(stored());
    StepVerifier.create(
            users.bulkImport(
                people(100, 300, "new").map(each -> each.withAge(7)),
                each -> each.conflictOn(User_.email).updateOnConflict(User_.name)))
        .expectNext(new Imported(200, 0))
        .expectComplete()
        .verify(SOON);
    List<User> all = stored();
    assertThat(all).hasSize(300);
    assertThat(all.subList(0, 100)).extracting(User::name).containsOnly("old");
    assertThat(all.subList(100, 200))
        .allSatisfy(
            each -> {
              assertThat(each.name()).isEqualTo("new");
              assertThat(each.age()).isNull();
              assertThat(each.version()).isEqualTo(1);
              assertThat(each.createdAt()).isEqualTo(before.of(each).createdAt());
              assertThat(each.updatedAt()).isAfterOrEqualTo(before.of(each).updatedAt());
            });
    assertThat(all.subList(200, 300)).extracting(User::age).containsOnly(7);
  }

  private record Instants(List<User> users) {
    User of(User other) {
      return users.stream()
          .filter(each -> Objects.equals(other.id(), each.id()))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  @DisplayName("BC-23 an upsert goes by the key, of records of one row the last one counts")
  void upsert() {
    Member ada = member("Ada");
    List<Club> all = IntStream.range(0, 150).mapToObj(each -> club("c" + each)).toList();
    Flux<Enrolment> first =
        Flux.fromIterable(all)
            .map(each -> Enrolment_.builder().member(ada).club(each).role("one").build());
    StepVerifier.create(enrolments.bulkUpsert(first.concatWith(first.take(3).map(this::second))))
        .expectNext(new Imported(153, 0))
        .expectComplete()
        .verify(SOON);
    assertThat(get(enrolments.count())).isEqualTo(150);
    assertThat(get(enrolments.count(q -> q.where(Enrolment_.role.eq("two"))))).isEqualTo(3);
  }

  private Enrolment second(Enrolment first) {
    return first.withRole("two");
  }

  @Test
  @DisplayName("a key that the database makes does not tell which rows are there")
  void unnamed() {
    assertThatThrownBy(() -> users.bulkUpsert(people(0, 1, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conflictOn");
    assertThatThrownBy(
            () -> users.bulkUpsert(people(0, 1, "x"), each -> each.updateOnConflict(User_.id)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.bulkCreate(people(0, 1, "x"), each -> each.ignoreConflicts()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bulkImport");
  }

  @DisplayName("BC-16 BC-35 keys that records bring along are kept, if that is wished")
  @ParameterizedTest
  @ValueSource(ints = {3, 300})
  void keptKeys(int number) {
    Flux<User> given =
        Flux.range(0, number).map(each -> named(each, "kept").withId(1_000_000L - 2L * each));
    List<User> created = get(users.bulkCreate(given, each -> each.keepGenerated()).collectList());
    assertThat(created).extracting(User::id).startsWith(1_000_000L, 999_998L, 999_996L);
    assertThat(get(users.findByPk(1_000_000L - 2L * (number - 1))))
        .isEqualTo(created.get(number - 1));
    StepVerifier.create(users.bulkUpsert(given.map(this::renamed), each -> each.keepGenerated()))
        .expectNext(new Imported(number, 0))
        .expectComplete()
        .verify(SOON);
    assertThat(get(users.count(q -> q.where(User_.name.eq("renamed"))))).isEqualTo(number);
  }

  private User renamed(User user) {
    return user.withName("renamed");
  }

  @DisplayName("an upsert of rows that were read lets their times of update go on")
  @Test
  void upsertOfWhatWasRead() {
    Instant early = Instant.parse("2020-01-01T00:00:00Z");
    User ada = get(users.create(User_.name.set("Ada"), User_.updatedAt.set(early)));
    UnaryOperator<BulkOptions<User>> keyed = BulkOptions::keepGenerated;
    run(users.bulkUpsert(List.of(ada.withName("renamed")), keyed));
    User stored = get(users.findByPk(1L));
    assertThat(stored)
        .returns("renamed", User::name)
        .returns(1, User::version)
        .returns(ada.createdAt(), User::createdAt);
    assertThat(stored.updatedAt()).isAfter(early);
    User part = get(users.findByPk(1L, q -> q.attributes(User_.name)));
    BulkRecordException error =
        failure(BulkRecordException.class, users.bulkUpsert(List.of(part), keyed));
    assertThat(error.index()).isZero();
    assertThat(error).hasMessageContaining("which an upsert would set to null");
    assertThat(get(users.findByPk(1L))).isEqualTo(stored);
  }

  @DisplayName("attributes of entities are written over their rows")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 250})
  void update(int number) {
    List<User> read = get(users.bulkCreate(people(0, number, "old")).collectList());
    log.clear();
    StepVerifier.create(
            users.bulkUpdate(
                Flux.fromIterable(read).map(each -> each.withName("new " + each.id()).withAge(9)),
                User_.name))
        .expectNext((long) number)
        .expectComplete()
        .verify(SOON);
    if (has(Feature.UPDATE_FROM)) {
      assertThat(log.statements()).hasSize(1);
    }
    assertThat(stored())
        .hasSize(number)
        .allSatisfy(
            each -> {
              assertThat(each.name()).isEqualTo("new " + each.id());
              assertThat(each.age()).isNull();
              assertThat(each.version()).isEqualTo(1);
            });
  }

  @Test
  @DisplayName("nulls, decimals and keys of belongs-to are written")
  void updateOfAllSorts() {
    User ada = user("Ada");
    List<Project> read =
        get(
            projects
                .bulkCreate(
                    Flux.range(0, 120)
                        .map(each -> Project_.builder().title("t" + each).owner(ada).build()))
                .collectList());
    Flux<Project> changed =
        Flux.fromIterable(read)
            .index((place, each) -> each.withBudget(place % 2 == 0 ? null : cents(place)));
    StepVerifier.create(projects.bulkUpdate(changed, Project_.budget, Project_.ownerId))
        .expectNext(120L)
        .expectComplete()
        .verify(SOON);
    Project even = get(projects.reload(read.get(6)));
    Project odd = get(projects.reload(read.get(7)));
    assertThat(even.budget()).isNull();
    assertThat(odd.budget()).isEqualByComparingTo(cents(7));
    assertThat(odd.owner().key()).isEqualTo(ada.id());
  }

  private static BigDecimal cents(long number) {
    return BigDecimal.valueOf(number, 2);
  }

  @Test
  @DisplayName("a row that has changed since it was read is the error of its record")
  void stale() {
    List<User> read = get(users.bulkCreate(people(0, 100, "old")).collectList());
    run(users.update(read.get(42), User_.age.set(1)));
    StepVerifier.create(users.bulkUpdate(Flux.fromIterable(read), User_.name))
        .expectErrorSatisfies(
            error -> {
              assertThat(((BulkRecordException) error).index()).isEqualTo(42);
              assertThat(error).hasCauseInstanceOf(OptimisticLockException.class);
            })
        .verify(SOON);
    assertThat(get(users.count(q -> q.where(User_.version.gt(0))))).isEqualTo(1);
  }

  @Test
  @DisplayName("a row that is not there is the error of its record")
  void gone() {
    List<Project> read =
        get(
            projects
                .bulkCreate(
                    Flux.range(0, 100).map(each -> Project_.builder().title("t" + each).build()))
                .collectList());
    run(projects.destroy(read.get(3)));
    StepVerifier.create(projects.bulkUpdate(Flux.fromIterable(read), Project_.title))
        .expectErrorSatisfies(
            error -> {
              assertThat(((BulkRecordException) error).index()).isEqualTo(3);
              assertThat(error).hasCauseInstanceOf(GoneException.class);
            })
        .verify(SOON);
  }

  @Test
  @DisplayName("what a caller may not write is an error at the call")
  void notWritable() {
    assertThatThrownBy(() -> users.bulkUpdate(Flux.empty(), User_.id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a part of the key");
    assertThatThrownBy(() -> users.bulkUpdate(Flux.empty(), User_.version))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.bulkUpdate(Flux.empty(), User_.name, User_.name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @Test
  @DisplayName("rows of keys and entities are deleted, and counted once")
  void destroyed() {
    List<User> read = get(users.bulkCreate(people(0, 3_000, "x")).collectList());
    Flux<Object> given =
        Flux.fromIterable(read.subList(0, 2_500))
            .index((place, each) -> place % 2 == 0 ? each : users.key(each))
            .concatWith(Flux.just(999_999_999L, read.get(0)));
    StepVerifier.create(users.bulkDestroy(given, each -> each.chunk(1_000)))
        .expectNext(2_500L)
        .expectComplete()
        .verify(SOON);
    assertThat(get(users.count())).isEqualTo(500);
    StepVerifier.create(users.bulkDestroy(Flux.just("no key")))
        .expectErrorSatisfies(
            error -> assertThat(error).hasCauseInstanceOf(IllegalArgumentException.class))
        .verify(SOON);
  }

  @Test
  @DisplayName("rows that know a soft delete are marked")
  void marked() {
    List<Member> read =
        get(
            members
                .bulkCreate(Flux.range(0, 150).map(each -> Member_.builder().name("m").build()))
                .collectList());
    Mono<Long> destroyed = members.bulkDestroy(Flux.fromIterable(read).take(100));
    StepVerifier.create(destroyed.repeat(1)).expectNext(100L, 0L).expectComplete().verify(SOON);
    assertThat(get(members.count())).isEqualTo(50);
    assertThat(get(members.withDeleted().count())).isEqualTo(150);
  }
}
