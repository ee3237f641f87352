package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasMany;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** {@code add} of has-many. */
public abstract class HasManyAddContract extends HasManyCases {
  protected HasManyAddContract(DatabaseUnderTest database) {
    super(database);
  }

  @ParameterizedTest
  @EnumSource
  void addsOneByOneStatement(Way way) {
    User ada = user("Ada");
    Project first = project("one");
    Project second = project("two");
    HasMany<Project> handle = way.projects(users, ada);
    log.clear();

    assertThat(get(handle.add(first))).isEqualTo(linked(1, 0, 0));
    assertThat(get(handle.addKeys(id(second)))).isEqualTo(linked(1, 0, 0));

    assertThat(verbs()).containsExactly("UPDATE", "UPDATE");
    assertThat(titles(ada)).containsExactly("one", "two");
  }

  @ParameterizedTest
  @EnumSource
  void addsEntitiesKeysAndBothByOneStatement(Way way) {
    User ada = user("Ada");
    Project first = project("one");
    Project second = project("two");
    HasMany<Project> handle = way.projects(users, ada);

    List<Mono<Linked>> ways =
        List.of(
            handle.add(first, second),
            handle.add(List.of(first, second)),
            handle.addKeys(id(first), (int) id(second)),
            handle.addKeys(List.of(id(first), id(second))),
            handle.addKeys(first, id(second)),
            handle.addKeys(List.of(id(first), second)));
    for (Mono<Linked> each : ways) {
      run(handle.clear());
      log.clear();
      assertThat(get(each)).isEqualTo(linked(2, 0, 0));
      assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "COMMIT");
      assertThat(titles(ada)).containsExactly("one", "two");
    }
  }

  @Test
  void looksForTargetsOnlyIfSomeWereLinkedAlready() {
    User ada = user("Ada");
    Project linked = projectsOf(ada, "one").get(0);
    Project fresh = project("two");

    assertThat(get(ada.projects().add(linked, fresh))).isEqualTo(linked(1, 0, 1));
    assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "SELECT", "COMMIT");
    log.clear();
    assertThat(get(ada.projects().add(linked, fresh))).isEqualTo(linked(0, 0, 2));
    assertThat(get(ada.projects().add(linked))).isEqualTo(linked(0, 0, 1));
    assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "SELECT", "COMMIT", "UPDATE", "SELECT");
    assertThat(titles(ada)).containsExactly("one", "two");
  }

  @Test
  void countsTargetsOnce() {
    User ada = user("Ada");
    Project project = project("one");

    assertThat(get(ada.projects().addKeys(project, project, id(project), (int) id(project))))
        .isEqualTo(linked(1, 0, 0));

    assertThat(verbs()).containsExactly("UPDATE");
  }

  @Test
  void takesTargetsFromAnotherOwner() {
    User ada = user("Ada");
    User grace = user("Grace");
    Project project = projectsOf(grace, "one").get(0);

    assertThat(get(ada.projects().add(project))).isEqualTo(linked(1, 0, 0));

    assertThat(titles(ada)).containsExactly("one");
    assertThat(titles(grace)).isEmpty();
  }

  // the foreign key takes no null, but it takes another owner
  @Test
  void movesTargetsThatCannotBeWithoutOwner() {
    Project from = project("from");
    Project to = project("to");
    Task task = get(from.tasks().create(Task_.title.set("task"), Task_.done.set(false)));

    assertThat(get(to.tasks().add(task))).isEqualTo(linked(1, 0, 0));

    assertThat(get(tasks.reload(task)).project().key()).isEqualTo(to.id());
  }

  @Test
  void addsNothingWithoutStatement() {
    User ada = user("Ada");

    assertThat(get(ada.projects().add())).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().add(List.of()))).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().addKeys())).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().addKeys(List.of()))).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().addKeys(Flux.empty()))).isEqualTo(linked(0, 0, 0));
    assertThat(log.all()).isEmpty();
  }

  @Test
  void sendsNothingBeforeItIsSubscribedToAndAgainEachTime() {
    User ada = user("Ada");
    Project project = project("one");
    Mono<Linked> add = ada.projects().add(project);
    assertThat(log.all()).isEmpty();

    StepVerifier.create(add).expectNext(linked(1, 0, 0)).verifyComplete();
    StepVerifier.create(add).expectNext(linked(0, 0, 1)).verifyComplete();
    run(ada.projects().clear());
    StepVerifier.create(add).expectNext(linked(1, 0, 0)).verifyComplete();
  }

  @Test
  void namesKeyThatIsNotThere() {
    User ada = user("Ada");

    StepVerifier.create(ada.projects().addKeys(99L))
        .verifyErrorSatisfies(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(MissingTargetException.class)
                    .hasMessageContaining("User.projects")
                    .hasMessageContaining("Project with the key [99]"));
    assertThat(verbs()).containsExactly("UPDATE", "SELECT");
  }

  @Test
  void writesNothingIfOneIsNotThere() {
    User ada = user("Ada");
    Project linked = projectsOf(ada, "linked").get(0);
    Project fresh = project("fresh");
    Project gone = project("gone");
    run(projects.destroy(gone));
    log.clear();

    StepVerifier.create(ada.projects().addKeys(linked, fresh, gone, 99L))
        .verifyErrorSatisfies(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(MissingTargetException.class)
                    .hasMessageContaining("[" + gone.id() + ", 99]"));

    assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "SELECT", "ROLLBACK");
    assertThat(titles(ada)).containsExactly("linked");
  }

  @Test
  void namesTenKeysAndSaysThatThereAreMore() {
    StepVerifier.create(user("Ada").projects().addKeys(get(Flux.range(101, 12).collectList())))
        .verifyErrorSatisfies(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(MissingTargetException.class)
                    .hasMessageContaining("109, 110] and 2 more")
                    .hasMessageNotContaining("111"));
  }

  @Test
  void ownerThatIsNotThereIsForeignKeyError() {
    Project first = project("one");
    Project second = projectsOf(user("Ada"), "two").get(0);

    StepVerifier.create(users.association(User_.projects, 99L).add(first, second))
        .verifyError(ForeignKeyConstraintException.class);

    assertThat(get(projects.reload(first)).owner().key()).isNull();
    assertThat(get(projects.reload(second)).owner().key()).isEqualTo(1L);
  }

  @Test
  void takesAsManyKeysAsThereAre() {
    User ada = user("Ada");
    List<Integer> many = get(Flux.range(1, 70_000).collectList());

    StepVerifier.create(ada.projects().addKeys(many)).verifyError(MissingTargetException.class);
    assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "SELECT", "ROLLBACK");
  }
}
