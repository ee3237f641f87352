package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.GoneException;
import io.sluice.error.OptimisticLockException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.query.Assignment;
import io.sluice.query.Query;
import io.sluice.result.Page;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Reading by a model. */
public abstract class ModelContract extends Contract {
  protected ModelContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  @DisplayName("FIND-52 findAll gives all rows in one statement")
  void findAllGivesAllRows() {
    User ada = user("Ada");
    User bob = user("Bob");
    values(users.findAll(q -> q.order(User_.id.asc())), ada, bob);
    assertThat(users.findAll().collectList().block(PATIENCE)).containsExactlyInAnyOrder(ada, bob);
    assertThat(log.statements()).hasSize(2);
  }

  @Test
  void findAllOfAnEmptyTableIsEmpty() {
    empty(users.findAll());
    assertThat(log.statements()).hasSize(1);
  }

  @Test
  void nothingIsSentBeforeSubscription() {
    Flux<User> all = users.findAll();
    Mono<User> created = users.create(User_.name.set("Ada"));
    assertThat(log.all()).isEmpty();
    run(created);
    run(all.then());
    assertThat(log.all()).hasSize(oneReturned().size() + 1);
  }

  @Test
  void publishersCanBeSubscribedToAgain() {
    Mono<User> create = users.create(User_.name.set("Ada"));
    Flux<User> all = users.findAll();
    Mono<Long> count = users.count();
    assertThat(get(create)).isNotEqualTo(get(create));
    assertThat(get(all.collectList())).hasSize(2);
    assertThat(get(all.collectList())).hasSize(2);
    assertThat(get(count)).isEqualTo(2);
    run(create);
    assertThat(get(count)).isEqualTo(3);
  }

  @Test
  @DisplayName("FO-05 findByPk gives the row of the key")
  void findByPkGivesTheRow() {
    User ada = user("Ada");
    user("Bob");
    values(users.findByPk(1L), ada);
    values(users.findByPk(1), ada);
    assertThat(log.statements()).hasSize(2);
  }

  @Test
  @DisplayName("FO-13 findByPk(0) asks for the key 0, and finds nothing")
  void findByPkOfNoRowIsEmpty() {
    user("Ada");
    empty(users.findByPk(0));
    empty(users.findByPk(-1L));
    empty(users.findByPk(Long.MAX_VALUE));
    assertThat(log.statements()).hasSize(3);
  }

  @Test
  void findByPkWithAQueryFindsTheRowOnlyIfTheQueryDoes() {
    User ada = user("Ada");
    values(users.findByPk(1L, q -> q.where(User_.name.eq("Ada"))), ada);
    empty(users.findByPk(1L, q -> q.where(User_.name.eq("Bob"))));
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // throws
  void keysOfAnotherClassAreRefusedAtTheCall() {
    assertThatThrownBy(() -> users.findByPk("1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.findByPk(List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User");
    assertThatThrownBy(() -> users.destroyByPk(1.5)).isInstanceOf(IllegalArgumentException.class);
    assertThat(log.all()).isEmpty();
  }

  @Test
  @DisplayName("FO-10 findOne gives one row, whatever the limit")
  void findOneGivesTheFirst() {
    user("Ada");
    User bob = user("Bob");
    values(users.findOne(q -> q.order(User_.name.desc()).limit(10)), bob);
    assertThat(log.statements()).hasSize(1);
    assertThat(log.statements().get(0)).contains(" LIMIT ");
  }

  @Test
  @DisplayName("FO-29 findOne without a match is empty")
  void findOneOfNothingIsEmpty() {
    user("Ada");
    empty(users.findOne(q -> q.where(User_.name.eq("Bob"))));
  }

  @Test
  @DisplayName("CNT-01 count")
  void countsAllRowsWithoutLimitAndOffset() {
    user("Ada");
    user("Bob");
    assertThat(get(users.count())).isEqualTo(2);
    assertThat(get(users.count(q -> q.limit(1).offset(1).order(User_.id.asc())))).isEqualTo(2);
    assertThat(get(users.count(q -> q.where(User_.name.eq("Bob"))))).isEqualTo(1);
    assertThat(get(users.count(q -> q.where(User_.name.eq("x"))))).isZero();
    assertThat(log.statements()).hasSize(4);
  }

  @Test
  @DisplayName("FIND-62 findAndCountAll with limit and offset")
  void pagesSayHowManyThereAre() {
    user("a");
    User b = user("b");
    User c = user("c");
    Page<User> page = get(users.findAndCountAll(q -> q.order(User_.id.asc()).offset(1).limit(1)));
    assertThat(page).isEqualTo(new Page<>(List.of(b), 3));
    assertThat(get(users.findAndCountAll(q -> q.where(User_.id.ne(1)).order(User_.id.asc()))))
        .isEqualTo(new Page<>(List.of(b, c), 2));
    assertThat(log.statements()).hasSize(4);
  }

  @Test
  void aPageOfNothingTakesOneStatement() {
    assertThat(get(users.findAndCountAll(q -> q.limit(5)))).isEqualTo(new Page<>(List.of(), 0));
    assertThat(log.statements()).hasSize(1);
  }

  @Test
  void aPageBeyondTheEndIsEmptyButCounted() {
    user("Ada");
    assertThat(get(users.findAndCountAll(q -> q.offset(5)))).isEqualTo(new Page<>(List.of(), 1));
  }

  @Test
  void aLongResultIsReadToItsEnd() {
    manyProjects(20_000);
    assertThat(get(projects.findAll().count())).isEqualTo(20_000);
    assertThat(get(projects.count())).isEqualTo(20_000);
    StepVerifier.create(projects.findAll(), 10)
        .expectNextCount(10)
        .thenRequest(19_990)
        .expectNextCount(19_990)
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void aLongResultCanBeCancelled() {
    manyProjects(20_000);
    assertThat(get(projects.findAll().take(3).collectList())).hasSize(3);
    assertThat(get(projects.findAll().next())).isInstanceOf(Project.class);
    StepVerifier.create(projects.findAll(), 1).expectNextCount(1).thenCancel().verify(PATIENCE);
    database.requireNothingOpen();
    assertThat(get(projects.count())).isEqualTo(20_000);
  }

  private void manyProjects(int number) {
    List<String> statements = new ArrayList<>();
    statements.add("INSERT INTO projects (title) VALUES ('p')");
    int there = 1;
    while (there < number) {
      int more = Math.min(there, number - there);
      statements.add("INSERT INTO projects (title) SELECT title FROM projects LIMIT " + more);
      there += more;
    }
    database.run(statements.toArray(String[]::new));
  }

  @Test
  @DisplayName("reload reads the row anew")
  void reloadReadsTheRowAnew() {
    User ada = user("Ada");
    database.run("UPDATE users SET name = 'Grace'");
    log.clear();
    assertThat(get(users.reload(ada)).name()).isEqualTo("Grace");
    assertThat(log.statements()).hasSize(1);
  }

  @Test
  void reloadLoadsWhatTheQueryIncludes() {
    User ada = user("Ada");
    List<Project> created = projectsOf(ada, "x");
    User reloaded = get(users.reload(ada, q -> q.include(User_.projects)));
    assertThat(reloaded.projects().loaded()).isEqualTo(created);
    assertThat(get(users.reload(reloaded)).projects().isLoaded()).isFalse();
  }

  @Test
  void reloadOfAGoneRowIsAnError() {
    User ada = user("Ada");
    run(users.destroy(ada));
    assertThat(failure(GoneException.class, users.reload(ada)))
        .hasMessage("User [1] is not there any more");
  }

  @Test
  void bindGivesHandlesToAnEntityMadeByHand() {
    projectsOf(user("Ada"), "x", "y");
    User byHand = User_.builder().id(1L).name("Ada").build();
    failure(UnboundAssociationException.class, byHand.projects().get());
    User bound = users.bind(byHand);
    assertThat(log.all()).isEmpty();
    assertThat(bound).isEqualTo(byHand);
    assertThat(get(bound.projects().count())).isEqualTo(2);
  }

  @Test
  void bindKeepsWhatIsLoadedAndTheKeys() {
    Project project =
        Project_.builder()
            .id(5L)
            .title("x")
            .owner(User_.builder().id(7L).name("A").build())
            .build();
    Project bound = projects.bind(project);
    assertThat(bound.owner().key()).isEqualTo(7L);
    assertThat(bound.owner().loaded()).map(User::name).contains("A");
    assertThat(bound.tasks().isLoaded()).isFalse();
  }

  @Test
  void bindNeedsAKey() {
    assertThatThrownBy(() -> users.bind(User_.builder().name("Ada").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.id is null");
  }

  @DisplayName("a query is taken wherever a function of one is, and a list wherever several are")
  @Test
  void queriesAndLists() {
    User ada = user("Ada");
    projectsOf(ada, "one", "two");
    Query<User> named = Query.of(User_.TYPE).where(User_.name.eq("Ada"));
    Query<User> other = Query.of(User_.TYPE).where(User_.name.eq("Bob"));
    assertThat(get(users.count(named))).isEqualTo(1);
    assertThat(get(users.exists(named))).isTrue();
    assertThat(get(users.exists(q -> q.where(User_.name.eq("Bob"))))).isFalse();
    assertThat(get(users.exists())).isTrue();
    assertThat(get(users.findAndCountAll(named)).count()).isEqualTo(1);
    assertThat(get(users.findByPk(1L, named))).isEqualTo(ada);
    assertThat(users.findByPk(1L, other).blockOptional(PATIENCE)).isEmpty();
    Query<Project> two = Query.of(Project_.TYPE).where(Project_.title.eq("two"));
    assertThat(get(ada.projects().get(two).map(Project::title).collectList()))
        .containsExactly("two");
    List<Assignment<User>> values = List.of(User_.name.set("Bob"), User_.age.set(7));
    assertThat(get(users.create(values)).age()).isEqualTo(7);
    assertThat(get(users.update(ada, List.of(User_.age.set(8)))).age()).isEqualTo(8);
    assertThat(get(users.updateByPk(1L, List.of(User_.age.set(9)))).age()).isEqualTo(9);
    assertThat(get(users.updateWhere(User_.age.eq(9), List.of(User_.age.set(10))))).isEqualTo(1);
  }

  @DisplayName("a patch of nothing reads the row")
  @Test
  void emptyPatch() {
    User ada = user("Ada");
    assertThat(get(users.updateByPk(1L))).isEqualTo(ada);
    assertThat(get(users.updateByPk(1L, User_.name.setIf(null)))).isEqualTo(ada);
    assertThat(get(users.updateByPk(1L, User_.version.expect(0)))).isEqualTo(ada);
    assertThat(log.statements()).hasSize(3).allMatch(each -> each.startsWith("SELECT"));
    failure(OptimisticLockException.class, users.updateByPk(1L, User_.version.expect(5)));
    assertThat(users.updateByPk(99L).blockOptional(PATIENCE)).isEmpty();
    assertThat(get(users.updateByPk(1L, User_.name.setIf("Ada L."))).name()).isEqualTo("Ada L.");
  }
}
