package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasMany;
import io.sluice.error.AssociationException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** {@code remove} and {@code clear} of has-many. */
public abstract class HasManyRemoveContract extends HasManyCases {
  protected HasManyRemoveContract(DatabaseUnderTest database) {
    super(database);
  }

  @ParameterizedTest
  @EnumSource
  void removesEntitiesKeysAndBothByOneStatement(Way way) {
    User ada = user("Ada");
    List<Project> linked = projectsOf(ada, "one", "two", "three");
    Project first = linked.get(0);
    Project second = linked.get(1);
    HasMany<Project> handle = way.projects(users, ada);

    List<Mono<Linked>> ways =
        List.of(
            handle.remove(first, second),
            handle.remove(List.of(first, second)),
            handle.removeKeys(id(first), (int) id(second)),
            handle.removeKeys(List.of(id(first), id(second))),
            handle.removeKeys(first, id(second)),
            handle.removeKeys(List.of(id(first), second)));
    for (Mono<Linked> each : ways) {
      run(handle.add(first, second));
      log.clear();
      assertThat(get(each)).isEqualTo(linked(0, 2, 0));
      assertThat(verbs()).containsExactly("UPDATE");
      assertThat(titles(ada)).containsExactly("three");
    }
  }

  @Test
  void removesOne() {
    User ada = user("Ada");
    Project first = projectsOf(ada, "one", "two").get(0);

    assertThat(get(ada.projects().remove(first))).isEqualTo(linked(0, 1, 0));

    assertThat(verbs()).containsExactly("UPDATE");
    assertThat(get(projects.reload(first)).owner().key()).isNull();
    assertThat(titles(ada)).containsExactly("two");
  }

  @Test
  void leavesAloneWhatIsOfAnotherOrOfNobodyOrNotThere() {
    User ada = user("Ada");
    Project linked = projectsOf(ada, "one").get(0);
    User grace = user("Grace");
    Project others = projectsOf(grace, "of Grace").get(0);
    Project nobodys = project("of nobody");

    assertThat(get(ada.projects().removeKeys(linked, linked, others, nobodys, 99L)))
        .isEqualTo(linked(0, 1, 0));

    assertThat(titles(grace)).containsExactly("of Grace");
  }

  @Test
  void removesNothingWithoutStatement() {
    User ada = user("Ada");
    projectsOf(ada, "one");

    assertThat(get(ada.projects().remove())).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().remove(List.of()))).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().removeKeys())).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().removeKeys(List.of()))).isEqualTo(linked(0, 0, 0));
    assertThat(get(ada.projects().removeKeys(Flux.empty()))).isEqualTo(linked(0, 0, 0));
    assertThat(log.all()).isEmpty();
    assertThat(titles(ada)).containsExactly("one");
  }

  @ParameterizedTest
  @EnumSource
  void clearsByOneStatement(Way way) {
    User ada = user("Ada");
    projectsOf(ada, "one", "two");
    User grace = user("Grace");
    projectsOf(grace, "of Grace");

    Mono<Linked> clear = way.projects(users, ada).clear();
    assertThat(log.all()).isEmpty();

    StepVerifier.create(clear).expectNext(linked(0, 2, 0)).verifyComplete();
    StepVerifier.create(clear).expectNext(linked(0, 0, 0)).verifyComplete();
    assertThat(verbs()).containsExactly("UPDATE", "UPDATE");
    assertThat(titles(ada)).isEmpty();
    assertThat(titles(grace)).containsExactly("of Grace");
  }

  @Test
  void foreignKeyWithoutNullCannotUnlink() {
    Project project = project("one");
    Task task = get(project.tasks().create(Task_.title.set("task"), Task_.done.set(false)));
    log.clear();

    List<Mono<Linked>> refused =
        List.of(
            project.tasks().remove(task),
            project.tasks().remove(Flux.just(task)),
            project.tasks().clear());
    for (Mono<Linked> each : refused) {
      StepVerifier.create(each)
          .verifyErrorSatisfies(
              thrown ->
                  assertThat(thrown)
                      .isInstanceOf(AssociationException.class)
                      .hasMessageContaining("Project.tasks")
                      .hasMessageContaining("Task.projectId")
                      .hasMessageContaining("destroy the Task"));
    }

    assertThat(log.statements()).allMatch(each -> each.startsWith("SELECT"));
    assertThat(get(project.tasks().has(task))).isTrue();
  }

  @DisplayName("where nothing is linked, there is nothing that cannot be unlinked")
  @Test
  void nothingToUnlink() {
    Project project = project("one");
    List<Mono<Linked>> all =
        List.of(
            project.tasks().removeKeys(99L),
            project.tasks().removeKeys(Flux.just(99L)),
            project.tasks().clear(),
            project.tasks().set(),
            project.tasks().set(Flux.empty()));
    for (Mono<Linked> each : all) {
      assertThat(get(each)).isEqualTo(Linked.NONE);
    }
  }
}
