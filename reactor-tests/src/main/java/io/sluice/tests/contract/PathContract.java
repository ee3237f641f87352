package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes of other rows in conditions and orders. */
public abstract class PathContract extends ClubContract {
  private Club root;
  private Club middle;
  private Club leaf;

  /** On the database. */
  @SuppressWarnings("NullAway.Init") // by createRows
  protected PathContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    root = club("root");
    middle = get(clubs.create(Club_.name.set("middle"), Club_.parent.set(root)));
    leaf = get(clubs.create(Club_.name.set("leaf"), Club_.parent.set(middle)));
    log.clear();
  }

  @Test
  void conditionsReadTheRowThatARowBelongsTo() {
    assertThat(names(clubs.findAll(q -> q.where(Club_.parent.to(Club_.name).eq("root")))))
        .containsExactly("middle");
    assertThat(
            names(
                clubs.findAll(
                    q -> q.where(Club_.parent.to(Club_.parent).to(Club_.name).startsWith("r")))))
        .containsExactly("leaf");
    assertThat(names(clubs.findAll(q -> q.where(Club_.parent.to(Club_.name).isNull()))))
        .containsExactly("root");
    assertThat(names(clubs.findAll(q -> q.where(Club_.parent.to(Club_.id).in(1L, 2L)))))
        .containsExactly("leaf", "middle");
  }

  @Test
  void ordersReadItAndEachPathIsJoinedOnce() {
    List<String> found =
        get(
            clubs
                .findAll(
                    q ->
                        q.where(Club_.parent.to(Club_.name).isNotNull())
                            .order(Club_.parent.to(Club_.name).desc()))
                .map(Club::name)
                .collectList());

    assertThat(found).containsExactly("middle", "leaf");
    assertThat(log.all()).hasSize(1);
    assertThat(log.all().get(0).split(" JOIN ", -1)).hasSize(2);
  }

  @Test
  void aLimitAndACountCountRoots() {
    assertThat(
            get(
                clubs.findAndCountAll(
                    q -> q.where(Club_.parent.to(Club_.id).ge(1)).order(Club_.id.asc()).limit(1))))
        .satisfies(
            page -> {
              assertThat(page.count()).isEqualTo(2);
              assertThat(page.rows()).containsExactly(middle);
            });
  }

  @Test
  void updatesAndDeletesReadItToo() {
    assertThat(
            get(clubs.updateWhere(Club_.parent.to(Club_.name).eq("middle"), Club_.kind.set("x"))))
        .isEqualTo(1);
    assertThat(get(clubs.reload(leaf)).kind()).isEqualTo("x");
    assertThat(get(clubs.destroyWhere(Club_.parent.to(Club_.name).eq("middle")))).isEqualTo(1);
    assertThat(get(clubs.count())).isEqualTo(2);
  }

  @Test
  void includesAndConditionsOfAssociationsReadItToo() {
    Member ada = member("Ada");
    run(ada.clubs().add(middle, leaf));
    assertThat(names(ada.clubs().get(q -> q.where(Club_.parent.to(Club_.name).eq("root")))))
        .containsExactly("middle");
    assertThat(
            get(
                members.count(
                    q -> q.where(Member_.clubs.any(Club_.parent.to(Club_.name).eq("root"))))))
        .isEqualTo(1);
    Member loaded =
        get(
            members.findOne(
                q -> q.include(Member_.clubs, c -> c.order(Club_.parent.to(Club_.name).desc()))));
    assertThat(loaded.clubs().loaded()).extracting(Club::name).containsExactly("middle", "leaf");
  }

  @Test
  void oneOfAHasOneIsReadByASubquery() {
    Member ada = member("Ada");
    run(passports.create(Passport_.number.set("b"), Passport_.member.set(ada)));
    run(passports.create(Passport_.number.set("b"), Passport_.member.set(ada)));
    log.clear();

    assertThat(get(members.count(q -> q.where(Member_.passport.to(Passport_.number).eq("b")))))
        .isEqualTo(1);
    assertThat(
            get(members.findAll(q -> q.order(Member_.passport.to(Passport_.number).asc())).count()))
        .isEqualTo(1);
  }

  @Test
  void countsAreNumbersLikeOthers() {
    Member ada = member("Ada");
    Member bob = member("Bob");
    run(ada.clubs().add(root, middle));
    run(ada.clubs().add(leaf, Enrolment_.role.set("lead")));
    run(bob.clubs().add(leaf));
    assertThat(
            get(
                members
                    .findAll(q -> q.order(Member_.clubs.count().desc(), Member_.id.asc()))
                    .map(Member::name)
                    .collectList()))
        .containsExactly("Ada", "Bob");
    assertThat(get(members.count(q -> q.where(Member_.clubs.count(Club_.name.ne("leaf")).eq(2)))))
        .isEqualTo(1);
    assertThat(
            get(
                members.count(
                    q ->
                        q.where(
                            Member_.clubs
                                .count(Member_.clubs.through(Enrolment_.role).eq("lead"))
                                .between(1, 1)))))
        .isEqualTo(1);
  }

  @Test
  void aJoinRowIsThereOnlyWhereRowsComeByIt() {
    assertThatThrownBy(
            () ->
                run(
                    clubs
                        .findAll(q -> q.where(Member_.clubs.through(Enrolment_.role).eq("lead")))
                        .collectList()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Member.clubs.through");
  }
}
