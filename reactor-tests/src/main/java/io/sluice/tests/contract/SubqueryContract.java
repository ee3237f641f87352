package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.error.DatabaseException;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import io.sluice.query.StringOperand;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions on what another query finds: Ada owns x and y, Bob z, Cem none, free is nobody's. */
public abstract class SubqueryContract extends Contract {
  private static final Query<Project> ALL = Query.of(Project_.TYPE);

  protected SubqueryContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    User ada = get(users.create(User_.name.set("Ada"), User_.age.set(36)));
    User bob = get(users.create(User_.name.set("Bob"), User_.age.set(20)));
    run(users.create(User_.name.set("Cem"), User_.age.set(20)));
    projectsOf(ada, "x", "y");
    projectsOf(bob, "z");
    project("free");
    log.clear();
  }

  private void finds(Condition<User> condition, String... names) {
    values(users.findAll(q -> q.where(condition).order(User_.id.asc())).map(User::name), names);
    assertThat(log.all()).hasSize(1);
    log.clear();
  }

  @Test
  void aValueIsAmongThoseThatAQueryFinds() {
    finds(User_.id.in(ALL, Project_.ownerId), "Ada", "Bob");
    finds(User_.id.in(ALL.where(Project_.title.in("y", "z", "q")), Project_.ownerId), "Ada", "Bob");
    finds(User_.id.in(ALL.where(Project_.title.eq("free")), Project_.ownerId));
    finds(User_.name.in(ALL, Project_.owner.to(User_.name)), "Ada", "Bob");
    finds(User_.name.in("Ada", "Cem").and(User_.id.in(ALL, Project_.ownerId)), "Ada");
  }

  @Test
  void nullsOfTheQueryDoNotMakeNotInUntrue() {
    finds(User_.id.notIn(ALL, Project_.ownerId), "Cem");
    finds(User_.id.notIn(ALL.where(Condition.none()), Project_.ownerId), "Ada", "Bob", "Cem");
  }

  @Test
  void aggregatesOfTheSameTable() {
    Query<User> every = Query.of(User_.TYPE);
    finds(User_.age.in(every, User_.age.max()), "Ada");
    finds(User_.age.notIn(every, User_.age.max()), "Bob", "Cem");
    finds(User_.age.in(every.where(User_.age.gt(99)), User_.age.max()));
  }

  @Test
  void theFirstRowsOfAQueryInItsOrder() {
    finds(User_.id.in(ALL.order(Project_.id.desc()).offset(1).limit(1), Project_.ownerId), "Bob");
    finds(User_.id.in(ALL.order(Project_.title.desc()).limit(2), Project_.ownerId), "Ada", "Bob");
  }

  @Test
  void theDefaultScopeOfTheOtherEntityCounts() {
    Model<User> scoped =
        database
            .sluice(2, settings -> settings.defaultScope(ALL.where(Project_.title.eq("z"))))
            .model(User_.TYPE);
    Condition<User> owning = User_.id.in(ALL, Project_.ownerId);
    values(scoped.findAll(q -> q.where(owning)).map(User::name), "Bob");
    Condition<User> ofAny = User_.id.in(ALL.unscoped(), Project_.ownerId);
    assertThat(get(scoped.count(q -> q.where(ofAny)))).isEqualTo(2);
  }

  @Test
  void writesTakeThemAlsoOfTheirOwnTable() {
    Query<User> every = Query.of(User_.TYPE);
    assertThat(
            get(
                users.updateWhere(
                    User_.id.in(every.where(User_.age.lt(30)), User_.id), User_.visits.set(5))))
        .isEqualTo(2);
    assertThat(
            get(
                projects.destroyWhere(
                    Project_.ownerId.in(every.where(User_.visits.eq(5)), User_.id))))
        .isEqualTo(1);
    assertThat(get(users.destroyWhere(User_.id.notIn(ALL, Project_.ownerId)))).isEqualTo(2);
    assertThat(get(users.findAll().map(User::name).collectList())).isEqualTo(List.of("Ada"));
  }

  @Test
  void aggregatesOfAssociatedRowsAreValuesConditionsAndOrders() {
    values(
        users
            .select(
                User_.name,
                User_.projects.max(Project_.title),
                User_.projects.count(Project_.title.ne("x")),
                User_.projects.aggregate(Project_.title.countDistinct()))
            .order(User_.projects.max(Project_.title).coalesce("").desc())
            .as((name, last, others, all) -> name + " " + last + " " + others + " " + all),
        "Bob z 1 1",
        "Ada y 1 2",
        "Cem null 0 0");
    assertThat(log.all()).hasSize(1);
    log.clear();
    finds(User_.projects.min(Project_.title).eq("x"), "Ada");
    finds(User_.projects.min(Project_.title, Project_.title.gt("x")).like("y%"), "Ada");
    finds(User_.projects.sum(Project_.id).gt(1_000_000));
    finds(User_.projects.avg(Project_.id, Project_.title.eq("q")).isNull(), "Ada", "Bob", "Cem");
    finds(User_.projects.max(Project_.id).geTo(User_.id), "Ada", "Bob");
    values(
        users
            .findAll(
                q -> q.order(User_.projects.min(Project_.id).desc()).where(User_.projects.any()))
            .map(User::name),
        "Bob",
        "Ada");
  }

  @Test
  void aggregatesOfAssociatedRowsAreWritten() {
    run(
        users.updateWhere(
            User_.projects.any(),
            User_.email.setTo(User_.projects.max(Project_.title)),
            User_.visits.setTo(User_.projects.count().castToNumber(DataType.INTEGER))));
    values(
        users
            .select(User_.email, User_.visits)
            .order(User_.id.asc())
            .as((email, visits) -> email + visits),
        "y2",
        "z1",
        "null0");
  }

  @Test
  void whatAQueryFindsIsAValue() {
    Query<User> every = Query.of(User_.TYPE);
    finds(User_.age.eqTo(Expression.subquery(every, User_.age.min())), "Bob", "Cem");
    finds(User_.age.gtThan(Expression.subquery(every, User_.age.min())), "Ada");
    finds(
        User_.name.eqTo(Expression.subquery(every.order(User_.id.desc()).limit(1), User_.name)),
        "Cem");
    values(
        users
            .select(User_.name, Expression.subquery(ALL.where(Condition.none()), Project_.title))
            .order(User_.id.asc())
            .limit(1)
            .as((name, none) -> name + none),
        "Adanull");
    run(
        projects.updateWhere(
            Project_.ownerId.isNull(),
            Project_.ownerId.setTo(
                Expression.subquery(every.where(User_.name.eq("Cem")), User_.id))));
    assertThat(get(projects.count(q -> q.where(Project_.ownerId.eq(3))))).isEqualTo(1);
    assertThat(
            failure(
                users.count(q -> q.where(User_.age.eqTo(Expression.subquery(every, User_.age))))))
        .isInstanceOf(DatabaseException.class);
  }

  @Test
  void withinTheConditionsOfAssociationsAndPaths() {
    Query<User> old = Query.of(User_.TYPE).where(User_.age.gt(30));
    finds(User_.projects.any(Project_.ownerId.in(old, User_.id)), "Ada");
    values(
        projects
            .findAll(
                q ->
                    q.where(Project_.owner.to(User_.age).in(old, User_.age))
                        .order(Project_.id.asc()))
            .map(Project::title),
        "x",
        "y");
  }

  @Test
  @SuppressWarnings({"NullAway", "CheckReturnValue"}) // that is what is tested
  void wrongArgumentsAreErrorsAtTheCall() {
    assertThatThrownBy(() -> User_.id.in(ALL.lock(Lock.Strength.UPDATE), Project_.ownerId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("locks no rows");
    assertThatThrownBy(() -> User_.id.in(ALL.limit(3), Project_.ownerId.max()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> User_.id.in((Query<Project>) null, Project_.ownerId))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> User_.id.in(ALL, null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> User_.projects.aggregate(Project_.title))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.projects leads to many rows");
    assertThatThrownBy(() -> User_.projects.max((StringOperand<Project>) null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
