package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.Condition;
import io.sluice.query.OrderBy;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Attributes of rows that are led to. The clubs a and b have no parent; a1 and a2 are of a, b1 of
 * b; a11 is of a1, b11 of b1.
 */
public abstract class PathContract extends ClubContract {
  /** On the database. */
  protected PathContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    database.run(
        "INSERT INTO clubs (name, parent_id) VALUES ('a', NULL), ('b', NULL), ('a1', 1),"
            + " ('a2', 1), ('b1', 2), ('a11', 3), ('b11', 5)",
        "INSERT INTO members (name) VALUES ('Ada'), ('Bob'), ('Cyd')",
        "INSERT INTO passports (number, member_id) VALUES ('2', 1), ('1', 2), ('3', NULL)");
    log.clear();
  }

  private List<String> where(Condition<Club> condition) {
    return names(clubs.findAll(q -> q.where(condition)));
  }

  @SafeVarargs
  private List<String> order(OrderBy<Club>... orders) {
    return get(
        clubs.findAll(q -> q.where(Club_.id.ge(3)).order(orders)).map(Club::name).collectList());
  }

  @Test
  void conditionsOfOneStepAndOfTwo() {
    assertThat(where(Club_.parent.to(Club_.name).eq("a"))).containsExactly("a1", "a2");
    assertThat(where(Club_.parent.to(Club_.parent).to(Club_.name).eq("a"))).containsExactly("a11");
    assertThat(where(Club_.parent.to(Club_.parent).to(Club_.name).in("a", "b")))
        .containsExactly("a11", "b11");
    assertThat(where(Club_.parent.to(Club_.name).startsWith("a").and(Club_.name.ne("a1"))))
        .containsExactly("a11", "a2");
    assertThat(log.all()).hasSize(4);
  }

  @Test
  void aRowThatIsNotThereIsNull() {
    assertThat(where(Club_.parent.to(Club_.name).isNull())).containsExactly("a", "b");
    assertThat(where(Club_.parent.to(Club_.parent).to(Club_.name).isNull()))
        .containsExactly("a", "a1", "a2", "b", "b1");
    assertThat(where(Club_.parent.to(Club_.name).ne("a"))).containsExactly("a11", "b1", "b11");
    assertThat(where(Club_.parent.to(Club_.name).eq("a").not()))
        .containsExactly("a11", "b1", "b11");
  }

  @Test
  void comparesWithTheRowItself() {
    assertThat(where(Club_.parent.to(Club_.id).ltThan(Club_.id))).hasSize(5);
    assertThat(where(Club_.name.eqTo(Club_.parent.to(Club_.name)))).isEmpty();
  }

  @Test
  void orders() {
    assertThat(order(Club_.parent.to(Club_.name).desc(), Club_.name.desc()))
        .containsExactly("b11", "b1", "a11", "a2", "a1");
    assertThat(
            get(
                clubs
                    .findAll(
                        q ->
                            q.where(Club_.id.ge(6))
                                .order(Club_.parent.to(Club_.parent).to(Club_.name).desc())
                                .limit(1))
                    .map(Club::name)
                    .collectList()))
        .containsExactly("b11");
  }

  @Test
  void changesByCondition() {
    assertThat(
            get(
                clubs.updateWhere(
                    Club_.parent.to(Club_.parent).to(Club_.name).eq("a"), Club_.kind.set("deep"))))
        .isEqualTo(1);
    assertThat(where(Club_.kind.eq("deep"))).containsExactly("a11");
    assertThat(get(clubs.destroyWhere(Club_.parent.to(Club_.name).in("a1", "b1")))).isEqualTo(2);
    assertThat(names(clubs.findAll())).containsExactly("a", "a1", "a2", "b", "b1");
    assertThat(get(members.destroyWhere(Member_.passport.to(Passport_.number).eq("1"))))
        .isEqualTo(1);
    assertThat(get(members.findAll().map(Member::name).sort().collectList()))
        .containsExactly("Ada", "Cyd");
  }

  @Test
  void leadsOverHasOne() {
    List<String> byNumber =
        get(
            members
                .findAll(
                    q ->
                        q.where(Member_.passport.to(Passport_.number).isNotNull())
                            .order(Member_.passport.to(Passport_.number).asc()))
                .map(Member::name)
                .collectList());

    assertThat(byNumber).containsExactly("Bob", "Ada");
    assertThat(get(members.count(q -> q.where(Member_.passport.to(Passport_.number).isNull()))))
        .isEqualTo(1);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void doesNotLeadToDeletedRows() {
    run(members.destroyByPk(1));

    assertThat(
            get(
                passports
                    .findAll(
                        q ->
                            q.where(Passport_.member.to(Member_.name).isNull())
                                .order(Passport_.number.asc()))
                    .map(Passport::number)
                    .collectList()))
        .containsExactly("2", "3");
    assertThat(
            get(
                passports.updateWhere(
                    Passport_.member.to(Member_.name).eq("Ada"), Passport_.number.set("x"))))
        .isZero();
  }

  @Test
  void combinesWithTheIncludeOfTheSame() {
    List<Club> found =
        get(
            clubs
                .findAll(
                    q ->
                        q.where(Club_.parent.to(Club_.name).eq("a"))
                            .include(Club_.parent, p -> p.include(Club_.parent))
                            .order(Club_.parent.to(Club_.name).asc(), Club_.id.asc()))
                .collectList());

    assertThat(found).extracting(Club::name).containsExactly("a1", "a2");
    assertThat(found.get(0).parent().loaded()).map(Club::name).contains("a");
    assertThat(found.get(0).parent().loaded().orElseThrow().parent().loaded()).isEmpty();
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void countsAndNestedConditions() {
    assertThat(get(clubs.count(q -> q.where(Club_.parent.to(Club_.name).eq("a"))))).isEqualTo(2);
    assertThat(where(Club_.sections.any(Club_.parent.to(Club_.name).eq("b")))).containsExactly("b");
    assertThat(where(Club_.sections.any(Club_.parent.to(Club_.parent).to(Club_.name).eq("b"))))
        .containsExactly("b1");
  }
}
