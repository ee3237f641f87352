package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.error.MissingTargetException;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Operations of has-many in transactions. */
public abstract class HasManyTransactionContract extends HasManyCases {
  protected HasManyTransactionContract(DatabaseUnderTest database) {
    super(database);
  }

  private Mono<Linked> allWrites(User user, Project fresh) {
    return user.projects()
        .create(Project_.title.set("created"))
        .then(user.projects().add(fresh, fresh))
        .then(user.projects().set(fresh))
        .then(user.projects().setKeys(Flux.just(id(fresh))))
        .then(user.projects().remove(fresh))
        .then(user.projects().clear());
  }

  @Test
  void operationsJoinTheTransactionAround() {
    User ada = user("Ada");
    projectsOf(ada, "one");
    Project fresh = project("two");

    run(sluice.transactional(allWrites(ada, fresh)));

    assertThat(verbs())
        .containsSubsequence("BEGIN", "INSERT", "UPDATE")
        .startsWith("BEGIN")
        .endsWith("UPDATE", "COMMIT");
    assertThat(verbs()).containsOnlyOnce("BEGIN", "COMMIT");
    assertThat(titles(ada)).isEmpty();
  }

  @Test
  void failingTransactionUndoesThem() {
    User ada = user("Ada");
    projectsOf(ada, "one");
    Project fresh = project("two");

    StepVerifier.create(
            sluice.transaction(
                tx -> allWrites(ada, fresh).then(Mono.error(new IllegalStateException("no")))))
        .verifyErrorMessage("no");

    assertThat(verbs()).endsWith("ROLLBACK").doesNotContain("COMMIT");
    assertThat(titles(ada)).containsExactly("one");
    assertThat(get(projects.count())).isEqualTo(2);
  }

  @Test
  void readsSeeWhatTheirTransactionHasWritten() {
    User ada = user("Ada");
    Project project = project("one");

    Mono<List<Object>> seen =
        ada.projects()
            .add(project)
            .then(
                Mono.zip(
                    ada.projects().get().collectList(),
                    ada.projects().count(),
                    ada.projects().has(project)))
            .map(each -> List.of(each.getT1().size(), each.getT2(), each.getT3()));

    assertThat(get(sluice.transactional(seen))).containsExactly(1, 1L, true);
  }

  @Test
  void handleIsNotTiedToTheTransactionThatItCameFrom() {
    User ada = get(sluice.transaction(tx -> users.create(User_.name.set("Ada"))));

    run(ada.projects().create(Project_.title.set("one")));

    assertThat(titles(ada)).containsExactly("one");
  }

  @Test
  void nestedTransactionUndoesASetAlone() {
    User ada = user("Ada");
    projectsOf(ada, "one");
    Project fresh = project("two");

    Mono<Linked> nested =
        sluice
            .transaction(tx -> ada.projects().setKeys(fresh, 99L), options -> options.nested())
            .onErrorReturn(MissingTargetException.class, linked(0, 0, 0));
    run(sluice.transaction(tx -> ada.projects().create(Project_.title.set("three")).then(nested)));

    assertThat(titles(ada)).containsExactly("one", "three");
  }

  // it has written nothing, so there is nothing to undo
  @Test
  void missingKeyAloneLeavesTheTransactionUsable() {
    User ada = user("Ada");

    run(
        sluice.transaction(
            tx ->
                ada.projects()
                    .addKeys(99L)
                    .onErrorResume(MissingTargetException.class, ignored -> Mono.empty())
                    .then(ada.projects().create(Project_.title.set("one")))));

    assertThat(titles(ada)).containsExactly("one");
  }

  @Test
  void missingKeyAmongOthersWritesNothingAndLeavesTheTransactionAsItWas() {
    User ada = user("Ada");
    Project project = project("one");
    Project other = project("two");

    run(
        sluice.transaction(
            tx ->
                ada.projects()
                    .addKeys(project, 99L)
                    .onErrorResume(MissingTargetException.class, ignored -> Mono.empty())
                    .then(ada.projects().add(other))));

    assertThat(titles(ada)).containsExactly("two");
  }

  @Test
  void operationsOfOneTransactionMayBeSubscribedToAtOnce() {
    User ada = user("Ada");
    List<Project> loose = List.of(project("one"), project("two"), project("three"));

    Mono<Long> added =
        Flux.fromIterable(loose)
            .flatMap(each -> ada.projects().add(each))
            .map(Linked::added)
            .reduce(0L, Long::sum);

    assertThat(get(sluice.transactional(added))).isEqualTo(3);
    assertThat(titles(ada)).containsExactly("one", "two", "three");
  }
}
