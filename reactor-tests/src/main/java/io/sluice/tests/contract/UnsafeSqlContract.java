package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.type.DataType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQL of users as a part of queries. */
public abstract class UnsafeSqlContract extends Contract {
  protected UnsafeSqlContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void people() {
    projectsOf(get(users.create(User_.name.set("Ada"), User_.age.set(36))), "Engine", "Notes");
    projectsOf(get(users.create(User_.name.set("Bob"), User_.age.set(17))), "Boat");
    run(users.create(User_.name.set("Grace")));
    log.clear();
  }

  private List<String> names(Condition<User> condition) {
    return get(
        users.findAll(q -> q.where(condition).order(User_.id.asc())).map(User::name).collectList());
  }

  @Test
  void conditionsTakeAttributesAndValues() {
    assertThat(names(Condition.unsafeSql("{0} % {1} = {2}", User_.age, 10, 6)))
        .containsExactly("Ada");
    assertThat(
            names(
                Condition.unsafeSql("LENGTH({0}) = LENGTH({1}) AND {0} <> {1}", User_.name, "Bob")))
        .containsExactly("Ada");
    assertThat(names(Condition.unsafeSql("{0} IN ({1})", User_.name, List.of("Ada", "Grace"))))
        .containsExactly("Ada", "Grace");
    String nasty = "x') OR 1 = 1 -- {0}";
    assertThat(names(Condition.unsafeSql("{0} = {1}", User_.name, nasty))).isEmpty();
  }

  @Test
  void conditionsAreJoinedAsOthersAre() {
    Condition<User> either = Condition.unsafeSql("{0} = 36 OR {0} = 17", User_.age);
    assertThat(names(either.and(User_.name.eq("Bob")))).containsExactly("Bob");
    assertThat(names(either.not())).isEmpty();
    assertThat(names(either.or(User_.age.isNull()))).containsExactly("Ada", "Bob", "Grace");
    assertThat(names(User_.projects.any(Condition.unsafeSql("LENGTH({0}) = 4", Project_.title))))
        .containsExactly("Bob");
    assertThat(get(users.count(q -> q.where(either)))).isEqualTo(2);
  }

  @Test
  void placesTakeWhatAttributesOfOthersAre() {
    List<String> titles =
        get(
            projects
                .findAll(
                    q ->
                        q.where(
                                Condition.unsafeSql(
                                    "LOWER({0}) = {1}", Project_.owner.to(User_.name), "ada"))
                            .order(Project_.id.asc()))
                .map(Project::title)
                .collectList());
    assertThat(titles).containsExactly("Engine", "Notes");
    assertThat(log.statements()).hasSize(1);
    assertThat(names(Condition.unsafeSql("{0} BETWEEN 1 AND 1", User_.projects.count())))
        .containsExactly("Bob");
  }

  @Test
  void expressionsAreOrdersOperandsAndAssignments() {
    assertThat(
            get(
                users
                    .findAll(
                        q ->
                            q.order(
                                Expression.<User, Integer>unsafeSql(
                                        "LENGTH({0})", DataType.INTEGER, User_.name)
                                    .desc(),
                                User_.name.desc()))
                    .map(User::name)
                    .collectList()))
        .containsExactly("Grace", "Bob", "Ada");
    assertThat(
            names(
                Expression.<User, Integer>unsafeSql(
                        "ABS({0} - {1})", DataType.INTEGER, User_.age, 20)
                    .lt(10)))
        .containsExactly("Bob");
    run(
        users.updateWhere(
            User_.name.eq("Bob"),
            User_.age.setTo(Expression.unsafeSql("{0} + {1}", DataType.INTEGER, User_.age, 1))));
    assertThat(names(User_.age.eq(18))).containsExactly("Bob");
  }

  @Test
  void theyAreComparable() {
    assertThat(Condition.<User>unsafeSql("{0} = {1}", User_.age, 1))
        .isEqualTo(Condition.<User>unsafeSql("{0} = {1}", User_.age, 1))
        .isNotEqualTo(Condition.<User>unsafeSql("{0} = {1}", User_.age, 2));
  }

  @Test
  void wrongPlacesAreErrorsAtTheCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.<User>unsafeSql("{0} = {1}", User_.age))
        .withMessageContaining("{1} has no operand");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.<User>unsafeSql("{0} = '{1}'", User_.age, 1))
        .withMessageContaining("operand 1 has no place");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.<User>unsafeSql("{0} IN ({1})", User_.age, List.of()))
        .withMessageContaining("without values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.<User>unsafeSql("{0} = $1", User_.age))
        .withMessageContaining("write {0}");
    assertThat(log.all()).isEmpty();
  }
}
