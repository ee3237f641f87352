package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.bulk.BulkOptions;
import io.sluice.dialect.Feature;
import io.sluice.error.BulkRecordException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.query.Graph;
import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.club.Skill;
import io.sluice.tests.club.Skill_;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Rows that are created in bulk together with those of their associations. */
public abstract class BulkGraphContract extends ClubContract {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** On the database. */
  protected BulkGraphContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Member member(int number, int remarks) {
    return Member_.builder()
        .name("m" + number)
        .remarks(HasMany.of(remarks(number, remarks)))
        .skills(BelongsToMany.of(skill(number, "a"), skill(number, "b")))
        .build();
  }

  private static List<Remark> remarks(int member, int number) {
    return IntStream.range(0, number)
        .mapToObj(each -> Remark_.builder().text("m" + member + " r" + each).build())
        .toList();
  }

  private static Skill skill(int member, String name) {
    return Skill_.builder().name("s" + member + name).level(member).build();
  }

  private static Flux<Member> people(int number) {
    return Flux.range(0, number).map(each -> member(each, 2));
  }

  /** A member whose second remark is one that the database does not take. */
  @SuppressWarnings("NullAway") // what the database refuses
  private static Member wrong(Member member) {
    Remark right = member.remarks().loaded().get(0);
    return member.withRemarks(HasMany.of(right, right.withText(null)));
  }

  private static Flux<Member> people(int number, int wrong) {
    return people(number).map(each -> each.name().equals("m" + wrong) ? wrong(each) : each);
  }

  private void requireNothing() {
    assertThat(get(members.count())).isZero();
    assertThat(get(remarks.count())).isZero();
    assertThat(get(skills.count())).isZero();
    database.requireNothingOpen(sluice);
  }

  private static List<String> texts(Member member) {
    return member.remarks().loaded().stream().map(Remark::text).toList();
  }

  private static List<String> skillNames(Member member) {
    return member.skills().loaded().stream().map(Skill::name).toList();
  }

  private List<Member> stored() {
    return get(
        members
            .findAll(
                q ->
                    q.order(Member_.id.asc())
                        .include(Member_.remarks, r -> r.order(Remark_.id.asc()))
                        .include(Member_.skills, s -> s.order(Skill_.name.asc())))
            .collectList());
  }

  @Test
  @DisplayName("each record comes in its place with its own rows, as they are stored")
  void inOrder() {
    Flux<Member> given = Flux.range(0, 1_000).map(each -> member(each, 10));
    log.clear();
    List<Member> created =
        get(
            members
                .bulkCreate(given, each -> each.chunk(500), Member_.remarks, Member_.skills)
                .collectList());
    requireFewStatements();

    assertThat(created).hasSize(1_000);
    for (int i = 0; i < 1_000; i++) {
      Member each = created.get(i);
      assertThat(each.name()).isEqualTo("m" + i);
      assertThat(texts(each)).containsExactlyElementsOf(texts(member(i, 10)));
      assertThat(skillNames(each)).containsExactly("s" + i + "a", "s" + i + "b");
      assertThat(each.remarks().loaded())
          .allMatch(remark -> each.id() != null && each.id().equals(remark.subjectId()))
          .allMatch(remark -> "member".equals(remark.subject()))
          .allMatch(remark -> remark.id() != null);
    }
    List<Member> stored = stored();
    assertThat(stored).containsExactlyInAnyOrderElementsOf(created);
    for (Member each : stored) {
      Member twin = created.get(Integer.parseInt(each.name().substring(1)));
      assertThat(each.remarks().loaded())
          .containsExactlyInAnyOrderElementsOf(twin.remarks().loaded());
      assertThat(skillNames(each)).isEqualTo(skillNames(twin));
    }
    database.requireNothingOpen(sluice);
  }

  /** Four levels in two chunks, where the database gives the keys of many rows at once. */
  private void requireFewStatements() {
    if (has(Feature.RETURNING_IN_ORDER)) {
      assertThat(log.statements()).hasSize(2 * 4);
    } else if (has(Feature.INSERT_RETURNING)) {
      // once what the columns are, for two levels the keys, and what writes
      assertThat(log.statements()).hasSize(4 + 2 * 2 + 2 * 4);
    }
  }

  private static Member everything(int number) {
    Club root = Club_.builder().name("root" + number).build();
    Club club =
        Club_.builder().name("club" + number).parent(BelongsTo.of(Club_.parent, root)).build();
    Enrolment leading = Enrolment_.builder().role("lead").fee(number).build();
    Member idol = Member_.builder().name("idol" + number).build();
    return Member_.builder()
        .name("m" + number)
        .passport(HasOne.of(Passport_.builder().number("p" + number).build()))
        .clubs(BelongsToMany.ofJoined(List.of(new Joined<>(club, leading))))
        .idols(BelongsToMany.of(idol))
        .build();
  }

  private static Graph<Member> whole(Graph<Member> graph) {
    return graph
        .with(Member_.passport)
        .with(Member_.clubs, c -> c.with(Club_.parent))
        .with(Member_.idols);
  }

  @DisplayName("levels are below levels, join rows have values of their own")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 150})
  void deep(int number) {
    Flux<Member> given = Flux.range(0, number).map(BulkGraphContract::everything);
    List<Member> created =
        get(members.bulkCreate(given, each -> each, BulkGraphContract::whole).collectList());

    assertThat(created).hasSize(number);
    for (int i = 0; i < number; i++) {
      Member each = created.get(i);
      assertThat(each.name()).isEqualTo("m" + i);
      assertThat(each.passport().loaded()).map(Passport::number).contains("p" + i);
      assertThat(each.passport().loaded().orElseThrow().member().key()).isEqualTo(each.id());
      Joined<Club, Enrolment> joined = each.clubs().loadedJoined().get(0);
      Club root = joined.target().parent().loaded().orElseThrow();
      assertThat(root.name()).isEqualTo("root" + i);
      assertThat(joined.target().name()).isEqualTo("club" + i);
      assertThat(joined.target().parent().key()).isEqualTo(root.id());
      assertThat(joined.through().fee()).isEqualTo(i);
      assertThat(joined.through().role()).isEqualTo("lead");
      assertThat(joined.through().since()).isNotNull();
      assertThat(each.idols().loaded()).extracting(Member::name).containsExactly("idol" + i);
    }
    assertThat(get(clubs.count())).isEqualTo(2L * number);
    Member last = created.get(number - 1);
    assertThat(names(last.clubs().get())).containsExactly("club" + (number - 1));
    assertThat(get(last.idols().get().map(Member::name).single())).isEqualTo("idol" + (number - 1));
  }

  @Test
  @DisplayName("rows that records belong to come first, one for each that is given")
  void parents() {
    Member twice = Member_.builder().name("Ada").build();
    Long id = Objects.requireNonNull(member("Bob").id());
    Flux<Passport> given =
        Flux.just(
            Passport_.builder().number("1").member(twice).build(),
            Passport_.builder().number("2").build(),
            Passport_.builder().number("3").member(twice).build(),
            Passport_.builder().number("4").member(BelongsTo.key(id)).build());
    List<Passport> created = get(passports.bulkCreate(given, Passport_.member).collectList());

    assertThat(created).extracting(Passport::number).containsExactly("1", "2", "3", "4");
    assertThat(created.get(0).member().loaded()).map(Member::name).contains("Ada");
    assertThat(created.get(1).member().key()).isNull();
    assertThat(created.get(2).member().key())
        .isNotNull()
        .isNotEqualTo(created.get(0).member().key());
    assertThat(created.get(3).member().key()).isEqualTo(id);
    assertThat(get(members.count())).isEqualTo(3);
  }

  @Test
  @DisplayName("an association without rows is loaded and empty, some rows have none")
  void empty() {
    Flux<Member> given =
        Flux.range(0, 120).map(each -> each % 2 == 0 ? member(each, each % 3) : member(each, 0));
    List<Member> created =
        get(
            members
                .bulkCreate(
                    given,
                    o -> o,
                    g -> g.with(Member_.remarks).with(Member_.skills).with(Member_.passport))
                .collectList());
    for (int i = 0; i < 120; i++) {
      assertThat(created.get(i).remarks().loaded()).hasSize(i % 2 == 0 ? i % 3 : 0);
      assertThat(created.get(i).passport().loaded()).isEmpty();
    }
  }

  @Test
  @DisplayName("nothing is sent for nothing, and a graph of nothing is the plain operation")
  void nothing() {
    log.clear();
    StepVerifier.create(members.bulkCreate(Flux.empty(), Member_.remarks)).verifyComplete();
    assertThat(log.all()).isEmpty();
    List<Member> created =
        get(
            members
                .bulkCreate(Flux.just(Member_.builder().name("Ada").build()), o -> o, g -> g)
                .collectList());
    assertThat(created).extracting(Member::name).containsExactly("Ada");
  }

  @DisplayName("an error in a row below is that of its record, and nothing is left")
  @ParameterizedTest
  @ValueSource(ints = {1, 250, 1_000})
  void named(int chunk) {
    StepVerifier.create(
            members
                .bulkCreate(people(800, 777), o -> o.chunk(chunk), Member_.remarks, Member_.skills)
                .then())
        .expectErrorSatisfies(
            error -> {
              assertThat(error)
                  .isInstanceOf(BulkRecordException.class)
                  .hasCauseInstanceOf(NotNullConstraintException.class);
              BulkRecordException named = (BulkRecordException) error;
              assertThat(named.index()).isEqualTo(777);
              assertThat(named.rejected())
                  .isInstanceOfSatisfying(
                      Member.class, each -> assertThat(each.name()).isEqualTo("m777"));
            })
        .verify(SOON);
    requireNothing();
  }

  @DisplayName("a record that is left out is left out with its rows only")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void skipped(boolean committing) {
    List<Long> left = new CopyOnWriteArrayList<>();
    Flux<Member> given =
        people(300, 77).map(each -> each.name().equals("m200") ? unnamed(each) : each);
    List<Member> created =
        get(
            members
                .bulkCreate(
                    given,
                    o -> {
                      BulkOptions<Member> some =
                          o.chunk(100).skip(error -> left.add(error.index()));
                      return committing ? some.commitEachChunk(2) : some;
                    },
                    Member_.remarks,
                    Member_.skills)
                .collectList());
    assertThat(left).containsExactlyInAnyOrder(77L, 200L);
    assertThat(created).hasSize(298).noneMatch(each -> each.name().equals("m77"));
    for (Member each : created) {
      int number = Integer.parseInt(each.name().substring(1));
      assertThat(texts(each)).isEqualTo(texts(member(number, 2)));
    }
    assertThat(get(members.count())).isEqualTo(298);
    assertThat(get(remarks.count())).isEqualTo(2 * 298);
    assertThat(get(skills.count())).isEqualTo(2 * 298);
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(created);
    database.requireNothingOpen(sluice);
  }

  /** With rows in an association that is not named. */
  private static Member unnamed(Member member) {
    return member.withClubs(BelongsToMany.of(Club_.builder().name("x").build()));
  }

  @Test
  @DisplayName("of chunks that are committed one by one those before the error stay whole")
  void eachCommitted() {
    StepVerifier.create(
            members
                .bulkCreate(
                    people(300, 250),
                    o -> o.chunk(100).commitEachChunk(1),
                    Member_.remarks,
                    Member_.skills)
                .then())
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(BulkRecordException.class);
              assertThat(((BulkRecordException) error).index()).isEqualTo(250);
              assertThat(((BulkRecordException) error).committed()).isEqualTo(200);
            })
        .verify(SOON);
    assertThat(get(members.count())).isEqualTo(200);
    assertThat(get(remarks.count())).isEqualTo(400);
    assertThat(get(skills.count())).isEqualTo(400);
    database.requireNothingOpen(sluice);
  }

  @Test
  @DisplayName("a cancel leaves nothing")
  void cancelled() {
    StepVerifier.create(
            members
                .bulkCreate(people(1_000), o -> o.chunk(100), Member_.remarks, Member_.skills)
                .take(150))
        .expectNextCount(150)
        .expectComplete()
        .verify(SOON);
    requireNothing();
  }

  @Test
  @DisplayName("generated values are kept in all rows, if that is wished")
  void kept() {
    Remark remark = Remark_.builder().id(70L).text("kept").build();
    Member given = Member_.builder().id(7L).name("Ada").remarks(HasMany.of(remark)).build();
    Member created =
        get(
            members
                .bulkCreate(Flux.just(given), BulkOptions::keepGenerated, Member_.remarks)
                .single());
    assertThat(created.id()).isEqualTo(7);
    assertThat(created.remarks().loaded()).extracting(Remark::id).containsExactly(70L);
    StepVerifier.create(members.bulkCreate(Flux.just(given), Member_.remarks))
        .expectErrorSatisfies(
            error -> assertThat(error).hasMessageContaining("made by the database"))
        .verify(SOON);
  }

  @Test
  @DisplayName("rows that may be there already are no part of it")
  void conflicts() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> members.bulkCreate(Flux.empty(), BulkOptions::ignoreConflicts, Member_.remarks))
        .withMessageContaining("use bulkImport(…)");
  }

  @Test
  @DisplayName("one entity with many rows is a statement a level, too")
  void one() {
    log.clear();
    Member created = get(members.create(member(0, 50), Member_.remarks, Member_.skills));
    assertThat(texts(created)).containsExactlyElementsOf(texts(member(0, 50)));
    List<String> verbs = new ArrayList<>();
    log.all().forEach(each -> verbs.add(each.replaceFirst("[ ;(].*", "")));
    assertThat(verbs.stream().filter("INSERT"::equals)).hasSize(4);
    assertThat(verbs).startsWith("BEGIN").endsWith("COMMIT");
  }
}
