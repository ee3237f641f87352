package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.dialect.Feature;
import io.sluice.error.UniqueConstraintException;
import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.club.Skill;
import io.sluice.tests.club.Skill_;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Rows created together with those of their associations. */
public abstract class NestedCreateContract extends ClubContract {
  /** On the database. */
  protected NestedCreateContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Club newClub(String name) {
    return Club_.builder().name(name).build();
  }

  private static Remark newRemark(String text) {
    return Remark_.builder().text(text).build();
  }

  /** The tables of the INSERTs that were sent. */
  private List<String> tables() {
    return log.statements().stream()
        .filter(each -> each.startsWith("INSERT"))
        .map(each -> each.replaceFirst("INSERT INTO .(\\w+).*", "$1"))
        .toList();
  }

  @Test
  void writesParentsThenTheRowThenChildrenThenJoinRows() {
    Club root = newClub("root");
    Club club = Club_.builder().name("chess").parent(BelongsTo.of(Club_.parent, root)).build();
    Member ada =
        Member_.builder()
            .name("Ada")
            .passport(HasOne.of(Passport_.builder().number("1").build()))
            .remarks(HasMany.of(newRemark("a"), newRemark("b")))
            .clubs(BelongsToMany.of(club))
            .build();

    Member created =
        get(
            members.create(
                ada,
                g ->
                    g.with(Member_.passport)
                        .with(Member_.remarks)
                        .with(Member_.clubs, c -> c.with(Club_.parent))));

    boolean together = has(Feature.RETURNING_IN_ORDER) || !has(Feature.INSERT_RETURNING);
    List<String> several = Collections.nCopies(together ? 1 : 2, "remarks");
    assertThat(tables())
        .startsWith("members", "passports", "clubs", "clubs", "enrolments")
        .endsWith(several.toArray(String[]::new))
        .hasSize(5 + several.size());
    assertThat(log.all()).startsWith("BEGIN").endsWith("COMMIT");
    assertThat(created.passport().loaded().map(Passport::number)).contains("1");
    assertThat(created.remarks().loaded()).extracting(Remark::subject).containsOnly("member");
    Club written = created.clubs().loaded().get(0);
    assertThat(written.parent().loaded().map(Club::name)).contains("root");
    assertThat(written.parent().key()).isNotNull();
    assertThat(get(created.clubs().count())).isEqualTo(1);
  }

  @Test
  @DisplayName("join rows get their own attributes")
  void writesAttributesOfJoinRows() {
    Member ada =
        Member_.builder()
            .name("Ada")
            .clubs(
                BelongsToMany.ofJoined(
                    List.of(
                        new Joined<>(newClub("chess"), Enrolment_.builder().role("lead").build()))))
            .build();

    Member created = get(members.create(ada, Member_.clubs));

    assertThat(created.clubs().loadedJoined().get(0).through().role()).isEqualTo("lead");
    assertThat(get(enrolments.findAll().single()).role()).isEqualTo("lead");
  }

  @Test
  @DisplayName("join rows are made of assigned values, too")
  void writesAssignedAttributesOfJoinRows() {
    Member ada =
        Member_.builder()
            .name("Ada")
            .clubs(
                BelongsToMany.ofJoined(
                    BelongsToMany.joined(newClub("chess"), Enrolment_.role.set("lead")),
                    BelongsToMany.joined(
                        newClub("go"), Enrolment_.role.setNull(), Enrolment_.fee.set(3))))
            .build();

    Member created = get(members.create(ada, Member_.clubs));

    assertThat(created.clubs().loadedJoined())
        .extracting(
            each -> each.target().name(),
            each -> each.through().role(),
            each -> each.through().fee())
        .containsExactly(tuple("chess", "lead", null), tuple("go", null, 3));
    assertThat(BelongsToMany.joined(newClub("x"), Enrolment_.clubId.set(7)).through().club().key())
        .isEqualTo(7L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BelongsToMany.joined(newClub("x"), Enrolment_.role.setIf(null)))
        .withMessageContaining("no value is assigned");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BelongsToMany.joined(newClub("x"), Enrolment_.fee.by(1)))
        .withMessage("Enrolment.fee: a row to create has no value to compute with");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BelongsToMany.joined(newClub("x"), Enrolment_.role.expect("y")))
        .withMessageContaining("no values to expect");
  }

  @Test
  void anErrorInTheLastRowUndoesAll() {
    run(skills.create(Skill_.name.set("sing")));
    Skill again = Skill_.builder().name("sing").build();
    Member ada = Member_.builder().name("Ada").skills(BelongsToMany.of(again)).build();

    Mono<Member> create = members.create(ada, Member_.skills);
    StepVerifier.create(create).verifyError(UniqueConstraintException.class);
    assertThat(get(members.count())).isZero();
    database.requireNothingOpen();
  }

  @Test
  void inATransactionThatGoesOnAnErrorLeavesNothing() {
    run(skills.create(Skill_.name.set("sing")));
    Skill fresh = Skill_.builder().name("dance").build();
    Skill again = Skill_.builder().name("sing").build();
    Member ada = Member_.builder().name("Ada").skills(BelongsToMany.of(fresh, again)).build();
    Mono<Long> inside =
        members
            .create(ada, Member_.skills)
            .map(Member::name)
            .onErrorReturn(UniqueConstraintException.class, "")
            .then(Mono.fromSupplier(() -> 1L));
    run(sluice.transaction(tx -> inside).onErrorComplete());
    assertThat(get(members.count())).isZero();
    assertThat(get(skills.count())).isEqualTo(1);
    database.requireNothingOpen();
  }

  @Test
  void aRowThatIsGivenTwiceIsCreatedTwice() {
    Remark twice = newRemark("a");
    Member ada = Member_.builder().name("Ada").remarks(HasMany.of(twice, twice)).build();
    Member created = get(members.create(ada, Member_.remarks));
    assertThat(created.remarks().loaded()).extracting(Remark::text).containsExactly("a", "a");
    assertThat(created.remarks().loaded()).extracting(Remark::id).doesNotHaveDuplicates();
    assertThat(get(remarks.count())).isEqualTo(2);
  }

  @Test
  void theOperationCanBeRunTwice() {
    Mono<Member> create =
        members.create(
            Member_.builder()
                .name("Ada")
                .remarks(HasMany.of(newRemark("a"), newRemark("b")))
                .build(),
            Member_.remarks);
    assertThat(get(create).id()).isNotEqualTo(get(create).id());
    assertThat(get(remarks.count())).isEqualTo(4);
  }

  @Test
  void rowsOfAnAssociationThatIsNotNamedAreAnError() {
    Member ada = Member_.builder().name("Ada").clubs(BelongsToMany.of(newClub("chess"))).build();
    assertThatThrownBy(() -> run(members.create(ada)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Member.clubs has rows")
        .hasMessageContaining("create(…, Member_.clubs)");
    assertThatThrownBy(() -> run(members.create(ada, Member_.passport)))
        .isInstanceOf(IllegalArgumentException.class);
    Club nested =
        Club_.builder().name("x").parent(BelongsTo.of(Club_.parent, newClub("root"))).build();
    Member bob = Member_.builder().name("Bob").clubs(BelongsToMany.of(nested)).build();
    StepVerifier.create(Mono.defer(() -> members.create(bob, Member_.clubs)))
        .verifyErrorSatisfies(error -> assertThat(error).hasMessageContaining("Club.parent"));
    assertThat(get(members.count())).isZero();
  }

  @Test
  void withoutNewRowsItIsOneInsert() {
    Member ada = get(members.create(Member_.builder().name("Ada").build(), g -> g));
    assertThat(log.all()).hasSameSizeAs(oneReturned());
    assertThat(get(ada.clubs().count())).isZero();
  }

  @Test
  void aNamedAssociationWithoutRowsIsLoadedAndEmpty() {
    Member ada =
        get(members.create(Member_.builder().name("Ada").build(), Member_.clubs, Member_.passport));
    assertThat(ada.clubs().loaded()).isEmpty();
    assertThat(ada.passport().loaded()).isEmpty();
  }

  @Test
  void anExistingParentIsReferredToByItsKey() {
    Club root = club("root");
    Club section =
        get(
            clubs.create(
                Club_.builder().name("s").parent(BelongsTo.of(Club_.parent, root)).build()));
    assertThat(section.parent().key()).isEqualTo(root.id());
    assertThat(log.all()).hasSameSizeAs(oneReturned());
  }
}
