package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.model.Author_;
import io.sluice.tests.model.Book_;
import io.sluice.tests.model.Membership;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Odd;
import io.sluice.tests.model.Odd_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Team_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.press.Chore;
import io.sluice.tests.press.Chore_;
import io.sluice.tests.press.Plan;
import io.sluice.tests.press.Plan_;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Cases of models that read: soft-deleted rows, numbers of rows, and what refers to what. */
public abstract class ModelReadCasesContract extends ClubContract {
  protected ModelReadCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createFurtherTables() {
    database.sync(
        Team_.TYPE, Membership_.TYPE, Odd_.TYPE, Plan_.TYPE, Chore_.TYPE, Author_.TYPE, Book_.TYPE);
  }

  /** Leia, who is soft-deleted, Luke and Vader. */
  private Member leia() {
    Member leia = member("leia");
    member("luke");
    member("vader");
    run(leia.passport().create(Passport_.number.set("republic")));
    run(members.association(Member_.passport, 2).create(Passport_.number.set("republic")));
    run(members.association(Member_.passport, 3).create(Passport_.number.set("empire")));
    run(members.destroy(leia));
    log.clear();
    return leia;
  }

  private static List<String> membersOf(Flux<Member> found) {
    return get(found.map(Member::name).sort().collectList());
  }

  @Test
  @DisplayName("MOD-25, MOD-53: what is soft-deleted is found where that is said")
  void findsDeleted() {
    leia();

    empty(members.findByPk(1));
    assertThat(get(members.count())).isEqualTo(2);
    assertThat(membersOf(members.findAll())).containsExactly("luke", "vader");
    assertThat(get(members.withDeleted().findByPk(1)).name()).isEqualTo("leia");
    assertThat(get(members.findOne(q -> q.withDeleted().where(Member_.id.eq(1)))).name())
        .isEqualTo("leia");
    assertThat(get(members.withDeleted().count())).isEqualTo(3);
    assertThat(get(members.findOne(q -> q.order(Member_.id.asc()))).name()).isEqualTo("luke");
    empty(members.findOne(q -> q.where(Member_.name.eq("leia").or(Member_.name.eq("han")))));
  }

  @Test
  @DisplayName("MOD-77, MOD-79: no condition brings back what is soft-deleted")
  void deletedStaysAway() {
    leia();
    Condition<Member> either = Member_.name.eq("leia").or(Member_.id.le(3));

    assertThat(membersOf(members.findAll(q -> q.where(either, Member_.id.in(1, 2, 3)))))
        .containsExactly("luke", "vader");
    assertThat(
            membersOf(
                members.findAll(
                    q ->
                        q.include(Member_.passport)
                            .where(
                                Condition.unsafeSql(
                                    "{0} = {1} OR {2} = 0",
                                    Member_.passport.to(Passport_.number),
                                    "republic",
                                    Member_.id)))))
        .containsExactly("luke");
  }

  @Test
  @DisplayName("MOD-80: conditions on the time of the soft delete")
  void conditionsOnTime() {
    Member leia = leia();
    Model<Member> all = members.withDeleted();
    leia = get(all.reload(leia));

    assertThat(
            membersOf(
                all.findAll(q -> q.where(Condition.unsafeSql("{0} IS NOT NULL", Member_.leftAt)))))
        .containsExactly("leia");
    Condition<Member> before = Member_.leftAt.le(java.util.Objects.requireNonNull(leia.leftAt()));
    assertThat(
            membersOf(
                all.findAll(
                    q ->
                        q.where(Member_.name.eq("vader").or(Member_.name.eq("leia").and(before))))))
        .containsExactly("leia", "vader");
  }

  @Test
  @DisplayName("MOD-61: rows are equal by their values")
  void equalRows() {
    User ada = user("Ada");
    run(sluice.model(Team_.TYPE).create(Team_.name.set("T")));
    Model<Membership> memberships = sluice.model(Membership_.TYPE);
    Membership created =
        get(memberships.create(Membership_.userId.set(1L), Membership_.teamId.set(1L)));

    assertThat(get(memberships.findAll().collectList())).containsExactly(created);
    assertThat(List.of(user("Bob"), ada)).contains(get(users.findByPk(1)));
    assertThat(get(memberships.update(created, Membership_.role.set("x")))).isNotEqualTo(created);
  }

  @Test
  @DisplayName("MOD-64, MOD-65: a count is of rows of the model, whatever is included or cut")
  void counts() {
    projectsOf(user("Ada"), "a", "b");

    assertThat(get(users.count(q -> q.include(User_.projects)))).isOne();
    assertThat(get(users.count(q -> q.include(User_.projects, p -> p.joined().required()))))
        .isOne();
    assertThat(get(projects.count(q -> q.include(Project_.owner)))).isEqualTo(2);
    assertThat(get(projects.count(q -> q.limit(1).offset(5).order(Project_.title.asc()))))
        .isEqualTo(2);
    values(users.select(User_.projects.count()).as(count -> count), 2L);
  }

  @Test
  @DisplayName("MOD-67: sums of decimals, of some rows, of a column whose name is reserved or odd")
  void sums() {
    Model<Odd> odd = sluice.model(Odd_.TYPE);
    run(odd.create(new Odd("a", null, 2, 3)));
    run(odd.create(new Odd("b", null, 3, 5)));
    for (String budget : List.of("3.50", "5.25")) {
      run(projects.create(Project_.title.set(budget), Project_.budget.set(new BigDecimal(budget))));
    }

    assertThat(get(odd.sum(Odd_.mixedQuote))).isEqualByComparingTo("5");
    assertThat(get(odd.sum(Odd_.accented))).isEqualByComparingTo("8");
    assertThat(get(odd.sum(Odd_.mixedQuote, q -> q.where(Odd_.keyword.eq("a")))))
        .isEqualByComparingTo("2");
    assertThat(get(projects.sum(Project_.budget))).isEqualByComparingTo("8.75");
  }

  @Test
  @DisplayName("MOD-73: tables that refer to each other have one foreign key each")
  void foreignKeys() {
    assertThat(foreignKeysOf("books")).isEqualTo(1);
    assertThat(foreignKeysOf("authors")).isEqualTo(1);
  }

  private long foreignKeysOf(String table) {
    return get(
        sluice
            .sql(
                "SELECT COUNT(*) FROM information_schema.table_constraints WHERE"
                    + " constraint_type = 'FOREIGN KEY' AND table_schema = ? AND table_name = ?",
                database.schema(),
                table)
            .scalar(Long.class));
  }

  @Test
  @DisplayName("MOD-83: a foreign key that is a text")
  void textAsForeignKey() {
    Plan plan = get(sluice.model(Plan_.TYPE).create(Plan_.name.set("plan")));
    Chore chore = get(plan.chores().create(Chore_.name.set("chore")));

    values(chore.plan().get(), plan);
    assertThat(get(sluice.model(Chore_.TYPE).findAll().single()).plan().key()).isEqualTo("plan");
    Project unowned = project("x");
    empty(unowned.owner().get());
  }
}
