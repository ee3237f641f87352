package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasMany;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
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

/** {@code get}, {@code count} and {@code has} of has-many. */
public abstract class HasManyReadContract extends HasManyCases {
  protected HasManyReadContract(DatabaseUnderTest database) {
    super(database);
  }

  @ParameterizedTest
  @EnumSource
  void getsLinkedRows(Way way) {
    User ada = user("Ada");
    List<Project> linked = projectsOf(ada, "one", "two");
    projectsOf(user("Grace"), "of Grace");
    project("of nobody");

    StepVerifier.create(way.projects(users, ada).get(q -> q.order(Project_.id.asc())))
        .expectNextSequence(linked)
        .verifyComplete();
    assertThat(verbs()).containsExactly("SELECT");
    assertThat(get(way.projects(users, ada).get().collectList()))
        .containsExactlyInAnyOrderElementsOf(linked);
  }

  @Test
  void getsNothingWithoutLinks() {
    User ada = user("Ada");
    project("of nobody");

    StepVerifier.create(ada.projects().get()).verifyComplete();
  }

  @Test
  void getsNothingOfRowThatIsNotThere() {
    projectsOf(user("Ada"), "one");

    HasMany<Project> nobodys = users.association(User_.projects, 99L);

    StepVerifier.create(nobodys.get()).verifyComplete();
    StepVerifier.create(nobodys.count()).expectNext(0L).verifyComplete();
  }

  @Test
  void getsWithOrderLimitAndOffset() {
    User ada = user("Ada");
    projectsOf(ada, "a", "b", "c", "d");

    Flux<String> found =
        ada.projects()
            .get(q -> q.order(Project_.title.desc()).limit(2).offset(1))
            .map(Project::title);

    StepVerifier.create(found).expectNext("c", "b").verifyComplete();
  }

  @Test
  void getsWithInclude() {
    User ada = user("Ada");
    Project project = projectsOf(ada, "one").get(0);
    run(project.tasks().create(Task_.title.set("task"), Task_.done.set(false)));
    log.clear();

    Project found =
        get(ada.projects().get(q -> q.include(Project_.tasks).include(Project_.owner)).single());

    assertThat(found.tasks().loaded()).extracting(Task::title).containsExactly("task");
    assertThat(found.owner().loaded()).contains(ada);
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  @Test
  void whatItGetsIsBound() {
    User ada = user("Ada");
    projectsOf(ada, "one");

    Project found = get(ada.projects().get().single());

    assertThat(get(found.owner().get())).isEqualTo(ada);
    assertThat(get(found.tasks().count())).isZero();
  }

  @Test
  void getsUnicode() {
    User ada = user("Ада 🦉");
    projectsOf(ada, "プロジェクト", "Ångström 'quoted\" \\ $1");

    assertThat(titles(ada)).containsExactly("プロジェクト", "Ångström 'quoted\" \\ $1");
    assertThat(get(ada.projects().count(q -> q.where(Project_.title.eq("プロジェクト"))))).isEqualTo(1);
  }

  @Test
  void getSendsNothingBeforeItIsSubscribedToAndAgainEachTime() {
    User ada = user("Ada");
    Flux<String> titles = ada.projects().get().map(Project::title);
    assertThat(log.all()).isEmpty();

    StepVerifier.create(titles).verifyComplete();
    projectsOf(ada, "one");
    StepVerifier.create(titles).expectNext("one").verifyComplete();
    assertThat(verbs()).containsExactly("SELECT");
  }

  @ParameterizedTest
  @EnumSource
  void counts(Way way) {
    User ada = user("Ada");
    projectsOf(ada, "one", "two");
    projectsOf(user("Grace"), "of Grace");

    assertThat(get(way.projects(users, ada).count())).isEqualTo(2);
    assertThat(verbs()).containsExactly("SELECT");
    assertThat(get(way.projects(users, ada).count(q -> q.where(Project_.title.eq("two")))))
        .isEqualTo(1);
  }

  @Test
  void countsWithoutRegardToLimit() {
    User ada = user("Ada");
    projectsOf(ada, "one", "two", "three");

    assertThat(get(ada.projects().count(q -> q.limit(1).offset(1).order(Project_.title.asc()))))
        .isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void hasEntitiesKeysAndBoth(Way way) {
    User ada = user("Ada");
    List<Project> linked = projectsOf(ada, "one", "two");
    Project first = linked.get(0);
    Project second = linked.get(1);
    HasMany<Project> handle = way.projects(users, ada);

    List<Mono<Boolean>> yes =
        List.of(
            handle.has(first),
            handle.has(first, second),
            handle.has(linked),
            handle.hasKeys(id(first)),
            handle.hasKeys((int) id(first), id(second)),
            handle.hasKeys(List.of(id(first), id(second))),
            handle.hasKeys(first, id(second)));
    for (Mono<Boolean> each : yes) {
      log.clear();
      assertThat(get(each)).isTrue();
      assertThat(verbs()).containsExactly("SELECT");
    }
  }

  @Test
  void hasNotWhatIsOfAnotherOrOfNobodyOrNotThere() {
    User ada = user("Ada");
    Project linked = projectsOf(ada, "one").get(0);
    Project others = projectsOf(user("Grace"), "of Grace").get(0);
    Project nobodys = project("of nobody");

    assertThat(get(ada.projects().has(others))).isFalse();
    assertThat(get(ada.projects().has(nobodys))).isFalse();
    assertThat(get(ada.projects().hasKeys(99L))).isFalse();
    assertThat(get(ada.projects().has(linked, others))).isFalse();
    assertThat(get(ada.projects().hasKeys(linked, 99L))).isFalse();
  }

  // Sequelize says false to a target that is given twice
  @Test
  void hasCountsTargetsOnce() {
    User ada = user("Ada");
    Project linked = projectsOf(ada, "one").get(0);

    assertThat(get(ada.projects().hasKeys(linked, linked, id(linked), (int) id(linked)))).isTrue();
  }

  @Test
  void hasNothingIsTrueWithoutStatement() {
    User ada = user("Ada");

    assertThat(get(ada.projects().has())).isTrue();
    assertThat(get(ada.projects().has(List.of()))).isTrue();
    assertThat(get(ada.projects().hasKeys())).isTrue();
    assertThat(get(ada.projects().hasKeys(List.of()))).isTrue();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void hasTakesAsManyKeysAsThereAre() {
    User ada = user("Ada");
    List<Integer> many = get(Flux.range(1, 70_000).collectList());

    assertThat(get(ada.projects().hasKeys(many))).isFalse();
    assertThat(verbs()).containsExactly("SELECT");
  }
}
