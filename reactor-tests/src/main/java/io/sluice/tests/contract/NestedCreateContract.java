package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.BelongsToMany;
import io.sluice.Joined;
import io.sluice.error.UniqueConstraintException;
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
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** {@code create} of an entity together with the new rows of its associations. */
public abstract class NestedCreateContract extends ClubContract {
  /** On the database. */
  protected NestedCreateContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Member ada() {
    return Member_.builder().name("Ada").passport(Passport_.builder().number("1").build()).build();
  }

  private static Club newClub(String name) {
    return Club_.builder().name(name).build();
  }

  private static Skill newSkill(String name) {
    return Skill_.builder().name(name).level(1).build();
  }

  private static Remark remark(String text) {
    return Remark_.builder().text(text).build();
  }

  private static Club games() {
    return Club_.builder()
        .name("games")
        .parent(newClub("all"))
        .sections(newClub("chess"), newClub("go"))
        .members(ada())
        .build();
  }

  private Mono<Club> createGames() {
    return clubs.create(
        games(),
        g ->
            g.with(Club_.members, m -> m.with(Member_.passport))
                .with(Club_.sections)
                .with(Club_.parent));
  }

  /** The statements that were sent: the tables of INSERTs, and the others as they are. */
  private List<String> sent() {
    return log.all().stream()
        .map(each -> each.replaceFirst("INSERT INTO \"(\\w+)\".*", "$1"))
        .map(each -> each.replaceFirst("BEGIN.*", "BEGIN"))
        .toList();
  }

  @Test
  void writesParentsThenTheRowThenChildrenThenTargetsAndJoinRows() {
    run(createGames());

    assertThat(sent())
        .containsExactly(
            "BEGIN",
            "clubs",
            "clubs",
            "clubs",
            "clubs",
            "members",
            "passports",
            "enrolments",
            "COMMIT");
    List<Club> found = get(clubs.findAll(q -> q.order(Club_.id.asc())).collectList());
    assertThat(found).extracting(Club::name).containsExactly("all", "games", "chess", "go");
    assertThat(found.get(1).parent().key()).isEqualTo(found.get(0).id());
    assertThat(found.get(2).parent().key()).isEqualTo(found.get(1).id());
    assertThat(found.get(3).parent().key()).isEqualTo(found.get(1).id());
    database.requireNothingOpen();
  }

  @Test
  void emitsItWithItsRowsLoadedAndBound() {
    Club created = get(createGames());
    log.clear();

    assertThat(created.parent().loaded()).map(Club::name).contains("all");
    assertThat(created.sections().loaded()).extracting(Club::name).containsExactly("chess", "go");
    assertThat(created.sections().loaded())
        .noneMatch(each -> each.id() == null)
        .allMatch(each -> Objects.equals(each.parent().key(), created.id()));
    Member ada = created.members().loaded().get(0);
    assertThat(ada.passport().loaded()).map(Passport::id).isPresent();
    assertThat(created.members().loadedJoined())
        .extracting(each -> each.through().club().key())
        .containsExactly(created.id());
    assertThat(created.board().isLoaded()).isFalse();
    assertThat(log.all()).isEmpty();
    assertThat(names(ada.clubs().get())).containsExactly("games");
    assertThat(get(created.sections().count())).isEqualTo(2);
  }

  @Test
  void createsAgainEachTime() {
    Mono<Member> create = members.create(ada(), Member_.passport);
    assertThat(log.all()).isEmpty();

    Member first = get(create);
    Member second = get(create);

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(get(passports.count())).isEqualTo(2);
    assertThat(sent().subList(0, 4)).containsExactly("BEGIN", "members", "passports", "COMMIT");
  }

  @Test
  void anErrorOfTheLastRowLeavesNothing() {
    skill("sing");
    Member singer =
        Member_.builder().name("Ada").skills(newSkill("swim"), newSkill("sing")).build();

    failure(UniqueConstraintException.class, members.create(singer, Member_.skills));

    assertThat(sent()).endsWith("ROLLBACK").doesNotContain("COMMIT");
    assertThat(get(members.count())).isZero();
    assertThat(get(skills.findAll().map(Skill::name).collectList())).containsExactly("sing");
    database.requireNothingOpen();
  }

  @Test
  void joinsTheTransactionAround() {
    run(sluice.transactional(members.create(ada(), Member_.passport).then(members.count())));

    assertThat(sent()).filteredOn("BEGIN"::equals).hasSize(1);
    log.clear();
    Mono<Member> undone =
        members.create(ada(), Member_.passport).then(Mono.error(new IllegalStateException("no")));
    failure(IllegalStateException.class, sluice.transactional(undone));
    assertThat(get(members.count())).isEqualTo(1);
    assertThat(get(passports.count())).isEqualTo(1);
  }

  @Test
  void newRowsThatAreNotNamedThrowAtTheCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> members.create(ada()))
        .withMessageContaining("Member.passport")
        .withMessageContaining("Member_.passport");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clubs.create(games(), Club_.members, Club_.parent))
        .withMessageContaining("Club.sections");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clubs.create(games(), Club_.members, Club_.parent, Club_.sections))
        .withMessageContaining("Member.passport");
    assertThat(log.all()).isEmpty();
  }

  @Test
  void associationsThatAreNamedMayHaveNoRows() {
    Club created = get(clubs.create(newClub("chess"), Club_.parent, Club_.sections, Club_.board));

    assertThat(log.statements()).hasSize(1);
    assertThat(created.sections().loaded()).isEmpty();
    assertThat(created.board().loaded()).isEmpty();
    assertThat(created.parent().key()).isNull();
  }

  @Test
  void aParentThatIsThereIsReferredTo() {
    Club all = club("all");

    Club created = get(clubs.create(Club_.builder().name("games").parent(all).build()));

    assertThat(created.parent().key()).isEqualTo(all.id());
    assertThat(sent()).containsExactly("clubs");
  }

  @Test
  void writesAttributesOfJoinRows() {
    Enrolment lead = Enrolment_.builder().role("lead").fee(3).build();
    Club chess =
        Club_.builder()
            .name("chess")
            .members(
                BelongsToMany.ofJoined(
                    List.of(new Joined<>(Member_.builder().name("Ada").build(), lead))))
            .build();

    Club created = get(clubs.create(chess, Club_.members));

    Enrolment found = get(enrolments.findOne(q -> q));
    assertThat(found.role()).isEqualTo("lead");
    assertThat(found.fee()).isEqualTo(3);
    assertThat(created.members().loadedJoined()).extracting(Joined::through).containsExactly(found);
  }

  @Test
  void writesScopesOfAssociations() {
    Member ada = Member_.builder().name("Ada").remarks(remark("kind")).build();
    Club chess = Club_.builder().name("chess").remarks(remark("old"), remark("small")).build();

    Member member = get(members.create(ada, Member_.remarks));
    Club club = get(clubs.create(chess, Club_.remarks));

    assertThat(member.remarks().loaded()).extracting(Remark::subject).containsExactly("member");
    assertThat(club.remarks().loaded())
        .extracting(each -> each.subject() + each.subjectId())
        .containsExactly("club" + club.id(), "club" + club.id());
    assertThat(get(member.remarks().get().map(Remark::text).collectList())).containsExactly("kind");
    assertThat(get(club.remarks().count())).isEqualTo(2);
  }
}
