package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasMany;
import io.sluice.error.AssociationException;
import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** {@code set} of has-many. */
public abstract class HasManySetContract extends HasManyCases {
  protected HasManySetContract(DatabaseUnderTest database) {
    super(database);
  }

  @ParameterizedTest
  @EnumSource
  void setsEntitiesKeysAndBothInOneTransaction(Way way) {
    User ada = user("Ada");
    Project former = projectsOf(ada, "former").get(0);
    Project kept = projectsOf(ada, "kept").get(0);
    Project fresh = project("fresh");
    HasMany<Project> handle = way.projects(users, ada);

    List<Mono<Linked>> ways =
        List.of(
            handle.set(kept, fresh),
            handle.set(List.of(kept, fresh)),
            handle.set(Flux.just(kept, fresh)),
            handle.setKeys(id(kept), (int) id(fresh)),
            handle.setKeys(List.of(id(kept), id(fresh))),
            handle.setKeys(Flux.just(id(kept), id(fresh))),
            handle.setKeys(kept, id(fresh)),
            handle.setKeys(List.of(id(kept), fresh)),
            handle.setKeys(Flux.just(kept, id(fresh))));
    for (Mono<Linked> each : ways) {
      run(handle.add(former));
      run(handle.remove(fresh));
      log.clear();
      assertThat(get(each)).isEqualTo(linked(1, 1, 1));
      assertThat(verbs())
          .containsExactly("BEGIN", "SELECT", "SELECT", "UPDATE", "UPDATE", "COMMIT");
      assertThat(titles(ada)).containsExactly("kept", "fresh");
      assertThat(get(projects.reload(former)).owner().key()).isNull();
    }
  }

  @Test
  void updatesOnlyWhatChanges() {
    User ada = user("Ada");
    List<Project> linked = projectsOf(ada, "one", "two");
    Project fresh = project("three");

    assertThat(get(ada.projects().set(linked))).isEqualTo(linked(0, 0, 2));
    assertThat(verbs()).containsExactly("BEGIN", "SELECT", "SELECT", "COMMIT");
    log.clear();
    assertThat(get(ada.projects().set(linked.get(0), linked.get(1), fresh)))
        .isEqualTo(linked(1, 0, 2));
    assertThat(verbs()).containsExactly("BEGIN", "SELECT", "SELECT", "UPDATE", "COMMIT");
    log.clear();
    assertThat(get(ada.projects().set(fresh))).isEqualTo(linked(0, 2, 1));
    assertThat(verbs()).containsExactly("BEGIN", "SELECT", "SELECT", "UPDATE", "COMMIT");
    assertThat(titles(ada)).containsExactly("three");
  }

  @Test
  void setsNothingByOneStatement() {
    User ada = user("Ada");
    List<Mono<Linked>> ways =
        List.of(
            ada.projects().set(),
            ada.projects().set(List.of()),
            ada.projects().setKeys(),
            ada.projects().setKeys(List.of()));
    for (Mono<Linked> each : ways) {
      projectsOf(ada, "one", "two");
      assertThat(get(each)).isEqualTo(linked(0, 2, 0));
      assertThat(verbs()).containsExactly("UPDATE");
      assertThat(titles(ada)).isEmpty();
    }
  }

  @Test
  void setsEmptyPublisher() {
    User ada = user("Ada");
    projectsOf(ada, "one", "two");

    assertThat(get(ada.projects().set(Flux.empty()))).isEqualTo(linked(0, 2, 0));

    assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "COMMIT");
    assertThat(titles(ada)).isEmpty();
  }

  @Test
  void countsTargetsOnce() {
    User ada = user("Ada");
    Project kept = projectsOf(ada, "kept").get(0);
    Project fresh = project("fresh");

    assertThat(get(ada.projects().setKeys(kept, id(kept), (int) id(kept), fresh, fresh, id(fresh))))
        .isEqualTo(linked(1, 0, 1));
  }

  @Test
  void takesTargetsFromAnotherOwner() {
    User ada = user("Ada");
    User grace = user("Grace");
    List<Project> graces = projectsOf(grace, "one", "two");

    assertThat(get(ada.projects().set(graces.get(0)))).isEqualTo(linked(1, 0, 0));

    assertThat(titles(ada)).containsExactly("one");
    assertThat(titles(grace)).containsExactly("two");
  }

  @Test
  void runsAgainEachTime() {
    User ada = user("Ada");
    Project project = project("one");
    Mono<Linked> set = ada.projects().set(project);
    assertThat(log.all()).isEmpty();

    StepVerifier.create(set).expectNext(linked(1, 0, 0)).verifyComplete();
    StepVerifier.create(set).expectNext(linked(0, 0, 1)).verifyComplete();
    projectsOf(ada, "another");
    StepVerifier.create(set).expectNext(linked(0, 1, 1)).verifyComplete();
  }

  @Test
  void writesNothingIfOneIsNotThere() {
    User ada = user("Ada");
    projectsOf(ada, "one", "two");
    Project fresh = project("fresh");

    StepVerifier.create(ada.projects().setKeys(fresh, 98L, 99L))
        .verifyErrorSatisfies(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(MissingTargetException.class)
                    .hasMessageContaining("[98, 99]"));

    assertThat(verbs())
        .containsExactly("BEGIN", "SELECT", "SELECT", "UPDATE", "SELECT", "ROLLBACK");
    assertThat(titles(ada)).containsExactly("one", "two");
  }

  @Test
  void foreignKeyWithoutNullCannotUnlink() {
    Project project = project("one");
    Task former = task(project, "former");
    Task others = task(project("other"), "fresh");

    StepVerifier.create(project.tasks().set(others)).verifyError(AssociationException.class);
    StepVerifier.create(project.tasks().set()).verifyError(AssociationException.class);
    StepVerifier.create(project.tasks().set(Flux.empty())).verifyError(AssociationException.class);

    assertThat(get(project.tasks().get().collectList())).containsExactly(former);
    assertThat(get(tasks.reload(others)).project()).isEqualTo(others.project());
  }

  @Test
  void foreignKeyWithoutNullCanSetWhereNothingIsUnlinked() {
    Project project = project("one");
    Task others = task(project("other"), "task");

    assertThat(get(project.tasks().set(List.of()))).isEqualTo(linked(0, 0, 0));
    assertThat(get(project.tasks().set(Flux.empty()))).isEqualTo(linked(0, 0, 0));
    assertThat(get(project.tasks().set(others))).isEqualTo(linked(1, 0, 0));
    assertThat(get(project.tasks().set(others))).isEqualTo(linked(0, 0, 1));
  }

  private Task task(Project project, String title) {
    return get(project.tasks().create(Task_.title.set(title), Task_.done.set(false)));
  }
}
