package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** {@code create} of has-many. */
public abstract class HasManyCreateContract extends HasManyCases {
  protected HasManyCreateContract(DatabaseUnderTest database) {
    super(database);
  }

  @ParameterizedTest
  @EnumSource
  void createsOfAssignments(Way way) {
    User ada = user("Ada");

    Project created =
        get(
            way.projects(users, ada)
                .create(
                    Project_.title.set("Überraschung"), Project_.budget.set(new BigDecimal("12"))));

    assertThat(verbs()).isEqualTo(oneReturned());
    assertThat(created.id()).isNotNull();
    assertThat(created.budget()).isEqualByComparingTo("12.00");
    assertThat(created.owner().key()).isEqualTo(ada.id());
    assertThat(get(projects.findByPk(id(created)))).isEqualTo(created);
    assertThat(titles(ada)).containsExactly("Überraschung");
  }

  @ParameterizedTest
  @EnumSource
  void createsEntity(Way way) {
    User ada = user("Ada");
    Project project = Project_.builder().title("one").build();

    Project created = get(way.projects(users, ada).create(project));

    assertThat(verbs()).isEqualTo(oneReturned());
    assertThat(created.owner().key()).isEqualTo(ada.id());
    assertThat(get(projects.findByPk(id(created)))).isEqualTo(created);
  }

  @Test
  void whatItCreatesIsBound() {
    Project created = get(user("Ada").projects().create(Project_.title.set("one")));

    assertThat(get(created.owner().get()).name()).isEqualTo("Ada");
    assertThat(get(created.tasks().count())).isZero();
  }

  @Test
  void linksWhateverTheForeignKeySays() {
    User ada = user("Ada");
    User grace = user("Grace");

    run(ada.projects().create(Project_.builder().title("one").owner(grace).build()));
    run(ada.projects().create(Project_.title.set("two"), Project_.owner.set(grace)));
    run(ada.projects().create(Project_.title.set("three"), Project_.ownerId.set(id(grace))));
    run(ada.projects().create(Project_.title.set("four"), Project_.owner.setNull()));

    assertThat(titles(ada)).containsExactly("one", "two", "three", "four");
    assertThat(titles(grace)).isEmpty();
  }

  @Test
  void createsWhereTheForeignKeyTakesNoNull() {
    Project project = project("one");

    Task task = get(project.tasks().create(Task_.title.set("task"), Task_.done.set(true)));

    assertThat(task.project().key()).isEqualTo(project.id());
    assertThat(task.done()).isTrue();
  }

  @Test
  void createsAgainEachTime() {
    User ada = user("Ada");
    Mono<Project> create = ada.projects().create(Project_.title.set("one"));
    assertThat(log.all()).isEmpty();

    Project first = get(create);
    Project second = get(create);

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(titles(ada)).containsExactly("one", "one");
  }

  @Test
  void ownerThatIsNotThereIsForeignKeyError() {
    StepVerifier.create(users.association(User_.projects, 99L).create(Project_.title.set("one")))
        .verifyError(ForeignKeyConstraintException.class);

    assertThat(get(projects.count())).isZero();
  }

  @Test
  void constraintsOfTheTargetAreErrors() {
    StepVerifier.create(user("Ada").projects().create())
        .verifyError(NotNullConstraintException.class);
  }

  @Test
  void wrongAssignmentsThrowAtTheCall() {
    User ada = user("Ada");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ada.projects().create(Project_.title.set("one"), Project_.title.set("two")))
        .withMessageContaining("Project.title is assigned twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ada.projects().create(Project_.title.expect("one")));
    assertThat(log.all()).isEmpty();
  }

  // they would not be written, and nobody would know
  @Test
  void entityWithRowsOfItsOwnThrowsAtTheCall() {
    User ada = user("Ada");
    Task task = Task_.builder().title("task").build();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ada.projects().create(Project_.builder().title("one").tasks(task).build()))
        .withMessageContaining("Project.tasks has rows");
    assertThat(log.all()).isEmpty();
  }
}
