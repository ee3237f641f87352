package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Mood;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Sample;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of count and of aggregates. */
public abstract class AggregateCasesContract extends Contract {
  private final Model<Sample> samples;

  protected AggregateCasesContract(DatabaseUnderTest database) {
    super(database);
    this.samples = sluice.model(Sample_.TYPE);
  }

  @BeforeEach
  void createSamples() {
    database.sync(Sample_.TYPE);
  }

  private void order(String type, int sequence, int amount) {
    run(
        samples.create(
            Sample_.text.set(type),
            Sample_.number.set(sequence),
            Sample_.amount.set(BigDecimal.valueOf(amount))));
  }

  private void orders() {
    order("A", 1, 3);
    order("A", 2, 4);
    order("A", 3, 5);
    order("A", 4, 1);
    order("B", 1, 2);
    order("B", 2, 6);
    order("C", 0, 0);
  }

  private void numbers(String type, int sum, int max, int min) {
    Condition<Sample> ofType = Sample_.text.eq(type);
    assertThat(get(samples.sum(Sample_.number, q -> q.where(ofType))))
        .isEqualByComparingTo(sum + "");
    assertThat(get(samples.max(Sample_.number, q -> q.where(ofType)))).isEqualTo(max);
    assertThat(get(samples.min(Sample_.number, q -> q.where(ofType)))).isEqualTo(min);
  }

  private void amounts(String type, String sum, String max, String min) {
    Condition<Sample> ofType = Sample_.text.eq(type);
    assertThat(get(samples.sum(Sample_.amount, q -> q.where(ofType)))).isEqualByComparingTo(sum);
    assertThat(get(samples.max(Sample_.amount, q -> q.where(ofType)))).isEqualByComparingTo(max);
    assertThat(get(samples.min(Sample_.amount, q -> q.where(ofType)))).isEqualByComparingTo(min);
  }

  @Test
  @DisplayName("AGG-01 sum, max and min of integers and decimals")
  void aggregatesAreNumbers() {
    orders();
    numbers("A", 10, 4, 1);
    amounts("A", "13", "5", "1");
  }

  @Test
  @DisplayName("AGG-02 of others, and of zeros")
  void aggregatesOfOthers() {
    orders();
    numbers("B", 3, 2, 1);
    amounts("B", "8", "6", "2");
    numbers("C", 0, 0, 0);
    amounts("C", "0", "0", "0");
  }

  @Test
  @DisplayName("AGG-04 a sum of nothing is empty, one of 5 and -5 is 0")
  void aSumOfNothingIsEmpty() {
    payment(Mood.NEUTRAL, 5);
    payment(Mood.NEUTRAL, -5);
    payment(Mood.HAPPY, 10);
    payment(Mood.HAPPY, 90);
    empty(samples.sum(Sample_.amount, q -> q.where(Sample_.mood.eq(Mood.Sad_2))));
    assertThat(get(samples.sum(Sample_.amount, q -> q.where(Sample_.mood.eq(Mood.NEUTRAL)))))
        .isEqualByComparingTo("0");
    assertThat(get(samples.sum(Sample_.amount, q -> q.where(Sample_.mood.eq(Mood.HAPPY)))))
        .isEqualByComparingTo("100");
  }

  private void payment(Mood mood, int amount) {
    run(samples.create(Sample_.mood.set(mood), Sample_.amount.set(BigDecimal.valueOf(amount))));
  }

  @Test
  @DisplayName("CNT-01 count")
  void counts() {
    user("a");
    user("b");
    assertThat(get(users.count())).isEqualTo(2);
  }

  @Test
  @DisplayName("CNT-02 CNT-07 count by a condition on associated rows")
  void countsByAssociatedRows() {
    User user = user("a");
    projectsOf(user, "project1");
    assertThat(
            get(
                users.count(
                    q ->
                        q.include(
                            User_.projects,
                            p -> p.where(Project_.title.eq("project1")).required()))))
        .isEqualTo(1);
    for (String title : List.of("project1", "project2")) {
      assertThat(
              get(
                  users.aggregate(
                      User_.name.count(),
                      q -> q.where(User_.projects.any(Project_.title.eq(title))))))
          .isEqualTo(title.equals("project1") ? 1 : 0);
    }
  }

  private void ages() {
    run(users.create(User_.name.set("a"), User_.age.set(10)));
    run(users.create(User_.name.set("b"), User_.age.set(20)));
    run(users.create(User_.name.set("c"), User_.age.set(10)));
  }

  @Test
  @DisplayName("CNT-04 count of each group; of none")
  void countsOfGroups() {
    ages();
    values(
        users
            .select(User_.age, Expression.count())
            .where(User_.age.eq(10))
            .groupBy(User_.age)
            .order(User_.age.asc())
            .as((age, count) -> age + ":" + count),
        "10:2");
    assertThat(get(users.count(q -> q.where(User_.name.eq("fire"))))).isZero();
    values(
        users
            .select(User_.age, Expression.count())
            .where(User_.name.eq("fire"))
            .groupBy(User_.age)
            .as((age, count) -> count));
  }

  @Test
  @DisplayName("CNT-05 count of a column, and of its different values")
  void countsColumns() {
    ages();
    assertThat(get(users.aggregate(User_.name.count()))).isEqualTo(3);
    assertThat(get(users.countDistinct(User_.age))).isEqualTo(2);
  }

  @Test
  @DisplayName("CNT-08 different values are counted with an include that is not required")
  void countsDifferentValuesWithAnInclude() {
    ages();
    assertThat(get(users.countDistinct(User_.name, q -> q.include(User_.projects)))).isEqualTo(3);
    assertThat(get(users.countDistinct(User_.age, q -> q.include(User_.projects)))).isEqualTo(2);
  }
}
