package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.MappingException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.AgeReport;
import io.sluice.tests.model.AgeReport_;
import io.sluice.tests.model.NameAge;
import io.sluice.tests.model.NameAge_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.TaskView;
import io.sluice.tests.model.TaskView.ProjectView;
import io.sluice.tests.model.TaskView_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Projections of Ada (36, visits 2, owner of x with a task), Bob (no age), and what has none. */
public abstract class ProjectionContract extends Contract {
  private static final NameAge ADA = new NameAge("Ada", 36, 2);
  private static final NameAge BOB = new NameAge("Bob", null, 0);

  private long ada;

  protected ProjectionContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    User owner = get(users.create(User_.name.set("Ada"), User_.age.set(36), User_.visits.set(2)));
    ada = (long) users.key(owner);
    run(users.create(User_.name.set("Bob")));
    Project owned = projectsOf(owner, "x").get(0);
    Project free = project("free");
    for (Project each : List.of(owned, free)) {
      run(each.tasks().create(Task_.title.set("of " + each.title()), Task_.done.set(true)));
    }
    log.clear();
  }

  @Test
  void onlyItsColumnsAreRead() {
    values(users.select(NameAge_.TYPE).order(User_.name.asc()).all(), ADA, BOB);
    assertThat(log.all()).hasSize(1);
    assertThat(log.all().get(0)).contains("name", "age", "visits").doesNotContain("email");
    values(users.select(NameAge_.TYPE).where(User_.age.isNull()).all(), BOB);
    values(
        users.select(NameAge_.TYPE).query(q -> q.fetchSize(1)).order(User_.id.asc()).all(),
        ADA,
        BOB);
  }

  @Test
  void theFirstOrNone() {
    StepVerifier.create(users.select(NameAge_.TYPE).order(User_.name.desc()).first())
        .expectNext(BOB)
        .verifyComplete();
    StepVerifier.create(users.select(NameAge_.TYPE).where(Condition.none()).first())
        .verifyComplete();
  }

  @Test
  void projectionsWithinAreOfTheRowThatThereIs() {
    values(
        tasks.select(TaskView_.TYPE).order(Task_.id.asc()).all(),
        new TaskView("of x", "x", new ProjectView(ada, ADA, "x"), ADA),
        new TaskView("of free", "free", new ProjectView(null, null, "free"), null));
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void rowsOfAStatementThatIsWrittenByHand() {
    values(
        sluice
            .sql("SELECT visits, age AS AGE, email, name FROM users WHERE id = :id")
            .bind("id", ada)
            .as(NameAge_.TYPE),
        ADA);
    values(
        sluice
            .sql(
                "SELECT COUNT(*) AS user_count, SUM(visits) AS visit_sum, age FROM users"
                    + " GROUP BY age HAVING age > 1")
            .as(AgeReport_.TYPE)
            .map(each -> new AgeReport(each.age(), each.userCount(), plain(each.visitSum()))),
        new AgeReport(36, 1, BigDecimal.valueOf(2)));
  }

  private static BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number.setScale(0);
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // that is what is tested
  void whatDoesNotFitIsAnError() {
    assertThat(failure(sluice.sql("SELECT name, age FROM users").as(NameAge_.TYPE)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("no column visits for NameAge");
    assertThat(failure(sluice.sql("SELECT name, age, NULL AS visits FROM users").as(NameAge_.TYPE)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("NameAge.visitCount is a primitive");
    assertThatThrownBy(() -> sluice.sql("SELECT title FROM tasks").as(TaskView_.TYPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TaskView has a projection within it");
  }
}
