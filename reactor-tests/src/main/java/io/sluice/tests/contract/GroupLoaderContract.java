package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Loads that gather while one of the same kind is in flight: how many statements they are. */
@Timeout(120)
public abstract class GroupLoaderContract extends GatheringCases {
  /** On the database. */
  protected GroupLoaderContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Mono<Map<Long, List<Long>>> projectsOfAll(
      Model<User> model, int concurrency, UnaryOperator<Query<Project>> query) {
    return model
        .findAll(q -> q.order(User_.id.asc()))
        .flatMap(
            user ->
                user.projects()
                    .get(query)
                    .map(GatheringCases::id)
                    .collectList()
                    .map(ids -> Map.entry(id(user), ids)),
            concurrency)
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Map<Long, List<Long>> expected(int number) {
    return LongStream.rangeClosed(1, number)
        .boxed()
        .collect(Collectors.toMap(id -> id, id -> List.of(id + 2L * number, id + number, id)));
  }

  @DisplayName(
      "1,000 get() in flatMap are a handful of statements, each with its own rows in order")
  @ParameterizedTest
  @CsvSource({"64,false,20", "256,false,8", "64,true,20", "256,true,8"})
  void manyGets(int concurrency, boolean transaction, int most) {
    fill(1_000);
    Mono<Map<Long, List<Long>>> found = projectsOfAll(users, concurrency, GatheringCases::newest);

    Mono<Map<Long, List<Long>>> run = transaction ? sluice.transactional(found) : found;

    assertThat(few(1 + most, run)).isEqualTo(expected(1_000));
  }

  @DisplayName("those after each other do not gather, and send what they always did")
  @Test
  void concatMap() {
    fill(50);

    assertThat(get(projectsOfAll(users, 1, GatheringCases::newest))).isEqualTo(expected(50));
    assertThat(log.all()).hasSize(51);
    assertThat(log.all().stream().distinct()).hasSize(2);
  }

  @DisplayName("an outer stream on the same only connection is read to its end")
  @ParameterizedTest
  @ValueSource(ints = {16, 256})
  void onOneConnection(int concurrency) {
    fill(1_000);
    Sluice one = database.sluice(1);
    Mono<Map<Long, List<Long>>> found =
        projectsOfAll(one.model(User_.TYPE), concurrency, GatheringCases::newest);

    assertThat(few(1_000 / concurrency + 4, found)).isEqualTo(expected(1_000));
    database.requireNothingOpen(one);
  }

  @DisplayName("what waits for a connection is one statement when that is there")
  @Test
  void keysAreSettledWithTheConnection() {
    fill(20);
    OneConnection one = oneConnection();

    assertThat(one.later(owned(one.all, GatheringCases::newest).count())).isEqualTo(60);
    assertThat(one.sent()).hasSize(1);
  }

  @Test
  void findsGatherWhereTheUserSaysWhatTheConnectionDependsOn() {
    fill(100);
    Sluice one = database.sluice(1, settings -> settings.groupBy(context -> "all"));
    Model<User> model = one.model(User_.TYPE);
    Flux<Long> ids = Flux.range(0, 20_000).map(i -> i % 100 + 1L);

    Mono<Long> count = ids.flatMap(model::findByPk, 64).map(GatheringCases::id).count();

    assertThat(few(20_000 / 20, count)).isEqualTo(20_000);
    database.requireNothingOpen(one);
  }

  @DisplayName("finds nested in a stream, 64 at once, find each its own")
  @Test
  void nestedFinds() {
    fill(1_000);
    Sluice one = database.sluice(1, settings -> settings.groupBy(context -> "all"));
    Model<User> model = one.model(User_.TYPE);
    Flux<Boolean> same =
        model.findAll().repeat(19).flatMap(user -> model.findByPk(id(user)).map(user::equals), 64);

    assertThat(few(20_000 / 20, same.filter(Boolean::booleanValue).count())).isEqualTo(20_000);
    database.requireNothingOpen(one);
  }

  @Test
  void findsOfAForeignFactoryAreAlone() {
    fill(3);

    assertThat(get(Flux.just(1L, 2L, 2L, 3L).flatMap(users::findByPk, 4).count())).isEqualTo(4);
    assertThat(log.all()).hasSize(4);
  }

  @DisplayName("in a transaction finds gather if they do so outside")
  @Test
  void findsInATransaction() {
    fill(100);
    Sluice one = database.sluice(1, settings -> settings.groupBy(context -> "all"));
    Model<User> model = one.model(User_.TYPE);
    Flux<User> found = Flux.range(1, 100).flatMap(i -> model.findByPk((long) i), 100);

    assertThat(few(4, one.transactional(found).count())).isEqualTo(100);
  }

  private void fillClub() {
    insert("members (name)", 20, i -> "('m" + i + "')");
    insert("clubs (name)", 5, i -> "('c" + i + "')");
    insert("passports (number, member_id)", 10, i -> "('" + i + "', " + i + ")");
    insert(
        "enrolments (member_id, club_id, role, since)",
        60,
        i ->
            "("
                + ((i - 1) % 20 + 1)
                + ", "
                + ((i - 1) / 20 + 1)
                + ", 'r"
                + i
                + "', CURRENT_TIMESTAMP)");
  }

  @Test
  void everyKindOfAssociationGathers() {
    fillClub();
    List<Member> all = get(members.findAll(q -> q.order(Member_.id.asc())).collectList());
    log.clear();

    Flux<List<String>> names =
        Flux.fromIterable(all)
            .flatMapSequential(
                each ->
                    each.clubs().get(q -> q.order(Club_.id.desc())).map(Club::name).collectList(),
                20);
    assertThat(few(4, names.collectList()))
        .hasSize(20)
        .allSatisfy(each -> assertThat(each).containsExactly("c3", "c2", "c1"));

    Flux<Joined<Club, Enrolment>> joined =
        Flux.fromIterable(all).flatMapSequential(each -> each.clubs().getJoined(), 20);
    assertThat(few(4, joined.map(each -> String.valueOf(each.through().role())).collectList()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.iterate(1, i -> i + 1).limit(60).map(i -> "r" + i).toList());

    Flux<Passport> documents =
        Flux.fromIterable(all).flatMapSequential(each -> each.passport().get(), 20);
    List<Passport> found = few(4, documents.collectList());
    assertThat(found).extracting(Passport::number).containsExactly(numbers(10));

    Flux<Member> holders = Flux.fromIterable(found).flatMap(each -> each.member().get(), 20);
    assertThat(few(4, holders.filter(all::contains).count())).isEqualTo(10);
  }

  private static String[] numbers(int last) {
    return Stream.iterate(1, i -> i + 1).limit(last).map(String::valueOf).toArray(String[]::new);
  }

  @DisplayName(
      "several rows that refer to the same one: it is asked for once, and each has its own")
  @Test
  void duplicates() {
    insertUsers(2);
    insert("projects (title, owner_id)", 40, i -> "('p', " + (i % 2 + 1) + ")");
    OneConnection one = oneConnection();
    List<Project> all = one.projects;

    List<User> owners =
        one.later(Flux.fromIterable(all).flatMap(each -> each.owner().get(), 40).collectList());

    assertThat(owners).hasSize(40);
    assertThat(one.sent()).hasSize(1);
  }

  @Test
  void aLimitCountsForEachParent() {
    fill(30);
    OneConnection one = oneConnection();

    Flux<Long> found = owned(one.all, q -> newest(q).limit(2));

    assertThat(one.later(found.collectList()))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(31, 90).boxed().toList());
    assertThat(one.sent()).hasSize(1);
  }

  @Test
  void differentQueriesAreDifferentStatements() {
    fill(10);
    OneConnection one = oneConnection();
    Flux<Long> less = owned(one.all, q -> q.where(Project_.id.le(15L)));
    Flux<Long> more = owned(one.all, q -> q.where(Project_.id.gt(15L)));
    Flux<Long> same = owned(one.all, q -> q.where(Project_.id.gt(15L)));

    assertThat(one.later(Flux.merge(less, more, same).count())).isEqualTo(45);
    assertThat(one.sent()).hasSize(2);
  }

  @Test
  void rowsOfDifferentLoadsAreDifferentStatements() {
    fill(10);
    OneConnection one = oneConnection();
    Flux<Long> ofOne = owned(one.all, q -> q);
    Flux<Long> ofAnother = owned(one.again, q -> q);

    assertThat(one.later(Flux.merge(ofOne, ofAnother).count())).isEqualTo(60);
    assertThat(one.sent()).hasSize(2);
  }

  static Stream<UnaryOperator<Query<Project>>> alone() {
    return Stream.of(
        q -> q.offset(1),
        q -> q.fetchSize(2),
        q -> q.include(Project_.tasks),
        q -> q.include(Project_.owner));
  }

  @ParameterizedTest
  @MethodSource("alone")
  void whatNeedsAStatementOfItsOwnIsAlone(UnaryOperator<Query<Project>> query) {
    fill(5);
    List<User> all = all(users);
    log.clear();

    assertThat(get(owned(all, q -> query.apply(newest(q))).count())).isBetween(10L, 15L);
    assertThat(log.statements()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void locksAreTakenOneByOne() {
    fill(5);
    List<User> all = all(users);
    log.clear();

    Flux<Long> locked = owned(all, q -> q.lock(Lock.Strength.UPDATE));

    assertThat(get(sluice.transactional(locked).count())).isEqualTo(15);
    assertThat(log.statements()).hasSize(5);
  }

  @Test
  void aSettingTurnsItOff() {
    fill(20);
    Sluice off = database.sluice(3, settings -> settings.gather(false));
    List<User> all = all(off.model(User_.TYPE));
    log.clear();

    assertThat(get(owned(all, q -> q).count())).isEqualTo(60);
    assertThat(log.all()).hasSize(20);
    database.requireNothingOpen(off);
  }

  @DisplayName("rows that come gathered load theirs together, too")
  @Test
  void levelsBelow() {
    fill(100);
    insert(
        "tasks (title, done, project_id)", 600, i -> "('t', false, " + ((i - 1) % 300 + 1) + ")");

    Mono<Long> found =
        users
            .findAll()
            .flatMap(user -> user.projects().get(), 100)
            .flatMap(project -> project.tasks().get(), 300)
            .count();

    assertThat(few(20, found)).isEqualTo(600);
  }
}
