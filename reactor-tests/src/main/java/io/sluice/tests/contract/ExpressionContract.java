package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.query.Case;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.OrderBy;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database computes of values, wherever it stands. */
public abstract class ExpressionContract extends Contract {
  private static final String INJECTED = "'); DROP TABLE users; --";

  private final Model<Sample> samples;

  protected ExpressionContract(DatabaseUnderTest database) {
    super(database);
    this.samples = sluice.model(Sample_.TYPE);
  }

  @BeforeEach
  void createRows() {
    database.sync(Sample_.TYPE);
    run(users.create(User_.name.set(" Ada "), User_.age.set(36), User_.email.set("ADA@x")));
    run(users.create(User_.name.set("bob"), User_.visits.set(7)));
    log.clear();
  }

  private <V> void both(Expression<User, V> expression, @Nullable V ofAda, @Nullable V ofBob) {
    values(
        users.select(expression).order(User_.id.asc()).as(Optional::ofNullable),
        Optional.ofNullable(ofAda),
        Optional.ofNullable(ofBob));
  }

  private void finds(Condition<User> condition, String... names) {
    values(users.findAll(q -> q.where(condition).order(User_.id.asc())).map(User::name), names);
  }

  @Test
  void textsAreComputed() {
    both(User_.name.upper(), " ADA ", "BOB");
    both(User_.name.trim().lower(), "ada", "bob");
    both(User_.name.length(), 5, 3);
    both(User_.name.trim().concat("!").concat(User_.email), "Ada!ADA@x", null);
    both(User_.email.coalesce("none"), "ADA@x", "none");
    both(User_.email.coalesce(User_.name).lower(), "ada@x", "bob");
    both(User_.email.lower().length(), 5, null);
    assertThat(log.all()).hasSize(7);
  }

  @Test
  void numbersAreComputed() {
    both(User_.age.plus(User_.visits), 36, null);
    both(User_.age.coalesce(0).plus(User_.visits).times(2), 72, 14);
    both(User_.visits.minus(10).abs(), 10, 3);
    both(User_.age.coalesce(User_.visits).minus(1), 35, 6);
    both(User_.age.dividedBy(8), 4.5, null);
    both(User_.age.dividedBy(User_.visits), null, null);
    both(User_.visits.dividedBy(User_.id), 0.0, 3.5);
    both(User_.age.coalesce(14).round(-1), 40, 10);
  }

  @Test
  void roundingKeepsTheTypeOfTheNumber() {
    run(samples.create(Sample_.amount.set(new BigDecimal("2.3450")), Sample_.precise.set(2.34567)));
    run(
        samples.create(
            Sample_.amount.set(new BigDecimal("-2.3450")), Sample_.precise.set(-2.34567)));
    values(
        samples
            .select(Sample_.amount.round(2), Sample_.precise.round(3))
            .order(Sample_.id.asc())
            .as((amount, precise) -> amount.setScale(2) + " " + precise),
        "2.35 2.346",
        "-2.35 -2.346");
    assertThat(get(samples.count(q -> q.where(Sample_.precise.round(1).eq(2.3))))).isEqualTo(1);
  }

  @Test
  void valuesAreCast() {
    both(User_.age.castToText(), "36", null);
    both(User_.age.castToText().concat("0").castToNumber(DataType.LONG), 360L, null);
    both(User_.age.castToNumber(DataType.DOUBLE), 36.0, null);
    both(User_.visits.castToText().concat(User_.name), "0 Ada ", "7bob");
  }

  @Test
  void theFirstConditionThatIsTrueDecides() {
    both(
        Case.when(User_.age.ge(18), "adult").or(User_.age.lt(18), "young").otherwise("unknown"),
        "adult",
        "unknown");
    both(Case.when(User_.visits.gt(5), User_.name), null, "bob");
    both(Case.when(User_.visits.gt(5), 1).otherwise(0L), 0L, 1L);
    both(Case.when(User_.projects.any(), "some").otherwise(User_.name.upper()), " ADA ", "BOB");
    assertThat(get(users.aggregate(Expression.count(User_.visits.gt(5))))).isEqualTo(1);
    assertThat(get(users.aggregate(Expression.count(User_.visits.gt(99))))).isZero();
  }

  @Test
  void functionsOfTheDatabaseTakeValues() {
    both(
        Expression.function(
            "replace",
            DataType.STRING,
            User_.name,
            Expression.value("b", DataType.STRING),
            Expression.value(INJECTED, DataType.STRING)),
        " Ada ",
        INJECTED + "o" + INJECTED);
    both(Expression.function("sign", DataType.INTEGER, User_.visits), 0, 1);
    assertThat(
            get(
                users.aggregate(
                    Expression.aggregate("max", DataType.INTEGER, User_.visits.plus(1)))))
        .isEqualTo(8);
    assertThat(log.all()).noneMatch(sql -> sql.contains("DROP"));
  }

  @Test
  void conditionsAndOrdersTakeThem() {
    finds(User_.name.trim().eq("Ada"), " Ada ");
    finds(User_.name.upper().startsWith("B"), "bob");
    finds(User_.email.coalesce("").eq(""), "bob");
    finds(User_.name.length().between(1, 3), "bob");
    finds(User_.name.trim().length().eqTo(User_.name.length()), "bob");
    finds(User_.age.coalesce(0).plus(User_.visits).in(7, 8), "bob");
    finds(Case.when(User_.age.isNull(), "x").otherwise("y").eq("x"), "bob");
    finds(User_.name.concat(INJECTED).eq(INJECTED));
    values(
        users
            .findAll(q -> q.order(User_.name.trim().length().desc(), User_.id.desc()))
            .map(User::name),
        "bob",
        " Ada ");
    OrderBy<User> byCase = Case.when(User_.age.isNull(), 1).otherwise(2L).asc();
    values(users.findAll(q -> q.order(byCase).limit(1)).map(User::name), "bob");
  }

  @Test
  void valuesOfOtherRowsAreComputedToo() {
    projectsOf(get(users.findByPk(2L)), "x");
    values(
        projects
            .select(Project_.title.concat(Project_.owner.to(User_.name).upper()))
            .as(text -> text),
        "xBOB");
    values(
        projects
            .findAll(q -> q.where(Project_.owner.to(User_.name).length().eq(3)))
            .map(each -> each.title()),
        "x");
  }

  @Test
  void groupsAreOfWhatIsComputed() {
    run(users.create(User_.name.set("BOB")));
    values(
        users
            .select(User_.name.trim().lower(), Expression.count())
            .groupBy(User_.name.trim().lower())
            .order(User_.name.trim().lower().asc())
            .as((name, count) -> name + count),
        "ada1",
        "bob2");
    values(
        users
            .select(User_.email.coalesce("none"), Expression.count())
            .groupBy(User_.email.coalesce("none"))
            .having(Expression.<User>count().gt(1))
            .as((mail, count) -> mail + count),
        "none2");
  }

  @Test
  void updatesAssignThem() {
    assertThat(
            get(
                users.updateWhere(
                    Condition.all(),
                    User_.name.setTo(User_.name.trim().upper()),
                    User_.age.setTo(User_.age.coalesce(User_.visits).plus(1)),
                    User_.email.setTo(User_.name.trim().concat("@x")))))
        .isEqualTo(2);
    values(
        users.findAll(q -> q.order(User_.id.asc())).map(u -> u.name() + u.age() + u.email()),
        "ADA37Ada@x",
        "BOB8bob@x");
    User bob =
        get(
            users.updateByPk(
                2L, User_.name.setTo(Case.when(User_.age.gt(3), "old").otherwise(User_.name))));
    assertThat(bob.name()).isEqualTo("old");
  }

  @Test
  void anUpdateReadsWhatWasThereBefore() {
    run(
        users.updateWhere(
            User_.id.eq(2),
            User_.visits.set(99),
            User_.name.setTo(Case.when(User_.visits.eq(7), "seven").otherwise("other"))));
    assertThat(get(users.findByPk(2L)).name()).isEqualTo("seven");
  }

  @Test
  @SuppressWarnings({"NullAway", "CheckReturnValue"}) // that is what is tested
  void wrongArgumentsAreErrorsAtTheCall() {
    for (String name : new String[] {"", "a b", "lower(", "1a", "a.", "a;b", "é", "\"x\""}) {
      assertThatThrownBy(() -> Expression.function(name, DataType.STRING, User_.name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no name of a function");
    }
    assertThatThrownBy(() -> Expression.function(null, DataType.STRING, User_.name))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> User_.name.concat((String) null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> User_.email.coalesce((String) null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> User_.age.plus(1L << 40)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Case.when(null, "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.create(User_.name.set("x"), User_.age.setTo(User_.visits.abs())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
