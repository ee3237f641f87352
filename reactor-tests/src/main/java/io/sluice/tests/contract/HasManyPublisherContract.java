package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Feature;
import io.sluice.error.AssociationException;
import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** {@code add}, {@code remove} and {@code set} of has-many with targets that come as they come. */
public abstract class HasManyPublisherContract extends HasManyCases {
  private static final int MANY = 7_500; // more than a chunk

  protected HasManyPublisherContract(DatabaseUnderTest database) {
    super(database);
  }

  /** Projects with the keys 1 to {@link #MANY}. */
  private void createMany() {
    database.run(
        "INSERT INTO projects (title) VALUES "
            + String.join(", ", Collections.nCopies(MANY, "('one of many')")));
  }

  /** Keys of two chunks go into a temporary table, which these statements read. */
  private List<String> byTable(String statements) {
    String filled =
        has(Feature.TRANSACTIONAL_TABLES)
            ? "CREATE SELECT COPY COPY ANALYZE "
            : "CREATE INSERT INSERT ";
    return List.of(("BEGIN SELECT " + filled + statements + " DROP COMMIT").split(" ", -1));
  }

  private long linkedTo(User user) {
    return get(projects.count(q -> q.where(Project_.ownerId.eq(id(user)))));
  }

  @Test
  void addsManyKeysInOneTransaction() {
    createMany();
    User ada = user("Ada");
    Mono<Linked> add = ada.projects().addKeys(Flux.range(1, MANY));
    assertThat(log.all()).isEmpty();

    StepVerifier.create(add).expectNext(linked(MANY, 0, 0)).verifyComplete();

    assertThat(verbs()).isEqualTo(byTable("SELECT UPDATE"));
    assertThat(linkedTo(ada)).isEqualTo(MANY);
    StepVerifier.create(add).expectNext(linked(0, 0, MANY)).verifyComplete();
  }

  @Test
  void removesManyKeysInOneTransaction() {
    createMany();
    User ada = user("Ada");
    run(ada.projects().addKeys(Flux.range(1, MANY)));
    log.clear();

    StepVerifier.create(ada.projects().removeKeys(Flux.range(2, MANY)))
        .expectNext(linked(0, MANY - 1, 0))
        .verifyComplete();

    assertThat(verbs()).isEqualTo(byTable("SELECT UPDATE"));
    assertThat(get(ada.projects().hasKeys(1))).isTrue();
    assertThat(linkedTo(ada)).isEqualTo(1);
  }

  @Test
  void setsManyKeysOfAllThreeSortsInOneTransaction() {
    createMany();
    User ada = user("Ada");
    User grace = user("Grace");
    run(ada.projects().addKeys(Flux.range(1, 1_000)));
    run(grace.projects().addKeys(Flux.range(7_001, 100)));
    log.clear();

    StepVerifier.create(ada.projects().setKeys(Flux.range(501, 7_000)))
        .expectNext(linked(6_500, 500, 500))
        .verifyComplete();

    assertThat(verbs()).isEqualTo(byTable("SELECT SELECT UPDATE UPDATE"));
    assertThat(linkedTo(ada)).isEqualTo(7_000);
    assertThat(get(ada.projects().hasKeys(500))).isFalse();
    assertThat(get(ada.projects().hasKeys(501, 7_500))).isTrue();
    assertThat(linkedTo(grace)).isZero();
  }

  @Test
  void missingKeyInSecondChunkUndoesAll() {
    createMany();
    User ada = user("Ada");
    run(ada.projects().addKeys(1, 2));
    run(projects.destroyByPk(5_700));
    log.clear();

    for (Mono<Linked> each :
        List.of(
            ada.projects().addKeys(Flux.range(3, 6_000)),
            ada.projects().setKeys(Flux.range(3, 6_000)))) {
      StepVerifier.create(each)
          .verifyErrorSatisfies(
              thrown ->
                  assertThat(thrown)
                      .isInstanceOf(MissingTargetException.class)
                      .hasMessageContaining("[5700]"));
      // a temporary table goes with the rollback, where tables do
      assertThat(verbs())
          .filteredOn(verb -> !verb.equals("DROP"))
          .endsWith("SELECT", "SELECT", "ROLLBACK");
      assertThat(linkedTo(ada)).isEqualTo(2);
    }
  }

  @Test
  void errorOfThePublisherUndoesAll() {
    createMany();
    User ada = user("Ada");
    Flux<Integer> failing =
        Flux.range(1, 6_500).concatWith(Flux.error(new IllegalStateException("no more")));

    StepVerifier.create(ada.projects().addKeys(failing)).verifyErrorMessage("no more");
    StepVerifier.create(ada.projects().setKeys(failing)).verifyErrorMessage("no more");

    assertThat(linkedTo(ada)).isZero();
  }

  @Test
  void wrongElementIsSignalThatUndoesAll() {
    createMany();
    User ada = user("Ada");
    Flux<Object> keys = Flux.concat(Flux.range(1, 6_500), Flux.just("no key"));

    for (Mono<Linked> each : List.of(ada.projects().addKeys(keys), ada.projects().setKeys(keys))) {
      StepVerifier.create(each)
          .verifyErrorSatisfies(
              thrown ->
                  assertThat(thrown)
                      .isInstanceOf(IllegalArgumentException.class)
                      .hasMessageContaining("no key"));
    }

    assertThat(linkedTo(ada)).isZero();
  }

  @Test
  void targetsGivenAgainAfterManyOthersAreLinkedOnce() {
    createMany();
    User ada = user("Ada");
    run(ada.projects().addKeys(2));
    log.clear();

    Flux<Integer> again = Flux.range(1, 6_200).concatWithValues(1, 2);
    assertThat(get(ada.projects().setKeys(again))).isEqualTo(linked(6_199, 0, 1));

    // SELECT: as many targets as keys would be there if none came again
    assertThat(verbs()).isEqualTo(byTable("SELECT SELECT SELECT UPDATE"));
    assertThat(get(ada.projects().removeKeys(again))).isEqualTo(linked(0, 6_200, 0));
    assertThat(get(ada.projects().addKeys(again))).isEqualTo(linked(6_200, 0, 0));
  }

  @Test
  void manyTargetsThatCannotBeUnlinkedAreAnError() {
    Project project = get(projects.create(Project_.title.set("sluice")));
    String task = "('one of many', FALSE, " + project.id() + ")";
    database.run(
        "INSERT INTO tasks (title, done, project_id) VALUES "
            + String.join(", ", Collections.nCopies(MANY, task)));

    for (Mono<Linked> each :
        List.of(
            project.tasks().removeKeys(Flux.range(1, MANY)),
            project.tasks().setKeys(Flux.range(2, MANY - 1)))) {
      StepVerifier.create(each).verifyError(AssociationException.class);
    }
    assertThat(get(project.tasks().setKeys(Flux.range(1, MANY)))).isEqualTo(linked(0, 0, MANY));
  }

  @Test
  void takesEntitiesOfQueryInTheSameTransaction() {
    createMany();
    User ada = user("Ada");
    User grace = user("Grace");
    run(grace.projects().addKeys(Flux.range(1, MANY)));

    assertThat(get(ada.projects().add(grace.projects().get()))).isEqualTo(linked(MANY, 0, 0));
    assertThat(linkedTo(grace)).isZero();

    Flux<Project> some = projects.findAll(q -> q.where(Project_.id.gt(1_000L)).fetchSize(100));
    assertThat(get(ada.projects().set(some))).isEqualTo(linked(0, 1_000, 6_500));
    assertThat(linkedTo(ada)).isEqualTo(6_500);
  }

  @Test
  void cancellationUndoesAll() {
    createMany();
    User ada = user("Ada");
    Sinks.Empty<Void> reached = Sinks.empty();
    Flux<Integer> endless =
        Flux.range(1, 5_000)
            .concatWith(
                Flux.<Integer>never()
                    .doOnSubscribe(
                        ignored -> reached.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST)));

    StepVerifier.create(ada.projects().setKeys(endless).takeUntilOther(reached.asMono()))
        .verifyComplete();

    database.requireNothingOpen();
    assertThat(linkedTo(ada)).isZero();
  }
}
