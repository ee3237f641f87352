package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.error.GoneException;
import io.sluice.error.OptimisticLockException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Changing and deleting rows. */
public abstract class UpdateContract extends Contract {
  private static final Instant LATER = Instant.parse("2044-05-06T07:08:09Z");

  protected UpdateContract(DatabaseUnderTest database) {
    super(database);
  }

  private Model<User> later() {
    return database
        .sluice(2, each -> each.clock(Clock.fixed(LATER, ZoneOffset.UTC)))
        .model(User_.TYPE);
  }

  @Test
  @DisplayName("UPD-05 only what is assigned is written; the version goes up")
  void updateWritesWhatIsAssigned() {
    User ada = user("Ada");
    database.run("UPDATE users SET age = 5");
    User updated = get(later().update(ada, User_.name.set("Grace"), User_.email.set("g")));
    assertThat(updated.name()).isEqualTo("Grace");
    assertThat(updated.age()).isEqualTo(5);
    assertThat(updated.version()).isEqualTo(1);
    assertThat(updated.createdAt()).isEqualTo(ada.createdAt());
    assertThat(updated.updatedAt()).isEqualTo(LATER);
    assertThat(log.statements()).hasSize(statements(1, 1));
    assertThat(log.statements().get(0).replaceAll(" WHERE .*", "")).doesNotContain("age");
    values(users.findByPk(1L), updated);
  }

  @Test
  @DisplayName("OL-01 each update of a row that was read takes the version that it has")
  void updatesFollowEachOther() {
    User ada = user("Ada");
    User first = get(users.update(ada, User_.age.set(1)));
    User second = get(users.update(first, User_.age.set(2)));
    assertThat(second.version()).isEqualTo(2);
    OptimisticLockException error =
        failure(OptimisticLockException.class, users.update(first, User_.age.set(3)));
    assertThat(error)
        .hasMessage(
            "User [1] was changed or deleted since it was read: reload it, and decide anew");
    values(users.findByPk(1L), second);
  }

  @Test
  void anUpdateOfAGoneRowIsAnError() {
    User ada = user("Ada");
    Project project = project("x");
    run(users.destroy(ada));
    run(projects.destroy(project));
    failure(OptimisticLockException.class, users.update(ada, User_.age.set(1)));
    failure(GoneException.class, projects.update(project, Project_.title.set("y")));
    failure(OptimisticLockException.class, users.replace(ada));
    failure(GoneException.class, projects.replace(project));
    failure(OptimisticLockException.class, users.destroy(ada));
    failure(GoneException.class, projects.destroy(project));
    failure(GoneException.class, users.increment(ada, User_.visits.by(1)));
  }

  @Test
  @DisplayName("UPD-02 an update of nothing sends nothing")
  void anUpdateOfNothingSendsNothing() {
    User ada = user("Ada");
    values(users.update(ada), ada);
    values(users.update(ada, ada), ada);
    values(users.updateWhere(Condition.all()), 0L);
    assertThat(log.all()).isEmpty();
  }

  @Test
  void anUpdateKeepsWhatWasLoaded() {
    projectsOf(user("Ada"), "x");
    User loaded = get(users.findByPk(1L, q -> q.include(User_.projects)));
    User updated = get(users.update(loaded, User_.age.set(1)));
    assertThat(updated.projects().loaded()).isEqualTo(loaded.projects().loaded());
    User reloaded = get(users.reload(updated));
    assertThat(get(users.update(reloaded, User_.age.set(2))).projects().isLoaded()).isFalse();
  }

  @Test
  void anUpdateOfAForeignKeyForgetsTheRowThatWasLoaded() {
    projectsOf(user("Ada"), "x");
    user("Bob");
    Project loaded = get(projects.findByPk(1L, q -> q.include(Project_.owner)));
    Project same = get(projects.update(loaded, Project_.title.set("y")));
    assertThat(same.owner().isLoaded()).isTrue();
    Project moved = get(projects.update(loaded, Project_.ownerId.set(2)));
    assertThat(moved.owner().isLoaded()).isFalse();
    assertThat(moved.owner().key()).isEqualTo(2L);
  }

  @Test
  void anExpectationIsChecked() {
    Project project = project("x");
    Project updated =
        get(projects.update(project, Project_.title.set("y"), Project_.title.expect("x")));
    failure(
        OptimisticLockException.class,
        projects.update(updated, Project_.title.set("z"), Project_.title.expect("x")));
  }

  /** The user without age and email. */
  private static User without(User user) {
    return new User(
        user.id(),
        user.name(),
        null,
        null,
        user.visits(),
        user.version(),
        user.createdAt(),
        user.updatedAt(),
        user.projects());
  }

  @Test
  void theDifferenceOfTwoStatesIsWritten() {
    User ada = user("Ada");
    log.clear();
    User updated = get(users.update(ada, ada.withName("Grace").withAge(3)));
    assertThat(updated.name()).isEqualTo("Grace");
    assertThat(log.statements().get(0).replaceAll(" WHERE .*", "")).doesNotContain("email");
    Project project = project("x");
    assertThat(get(projects.update(project, project.withOwner(BelongsTo.key(1L)))).owner().key())
        .isEqualTo(1L);
    assertThat(get(users.update(updated, without(updated))).age()).isNull();
    assertThatThrownBy(() -> users.update(updated, updated.withId(2L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.id differs");
  }

  @Test
  void updateByPkWritesWithoutReading() {
    user("Ada");
    User updated = get(later().updateByPk(1L, User_.name.set("Grace")));
    assertThat(updated.name()).isEqualTo("Grace");
    assertThat(updated.version()).isEqualTo(1);
    assertThat(updated.updatedAt()).isEqualTo(LATER);
    assertThat(get(updated.projects().count())).isZero();
    empty(users.updateByPk(2L, User_.name.set("x")));
    assertThat(log.statements()).hasSize(statements(3, 1));
  }

  @Test
  void updateByPkChecksWhatIsExpected() {
    user("Ada");
    assertThat(get(users.updateByPk(1L, User_.age.set(1), User_.version.expect(0))).version())
        .isEqualTo(1);
    assertThat(log.statements()).hasSize(statements(1, 1));
    log.clear();
    assertThat(
            failure(
                OptimisticLockException.class,
                users.updateByPk(1L, User_.age.set(2), User_.version.expect(0))))
        .hasMessage("User [1] has not the expected values any more; expected: [User.version]");
    assertThat(log.statements()).hasSize(2);
    assertThat(
            failure(
                OptimisticLockException.class,
                users.update(user("Bob"), User_.age.set(2), User_.name.expect("Eve"))))
        .hasMessageEndingWith("; expected: [User.name]");
    empty(users.updateByPk(9L, User_.age.set(2), User_.version.expect(0)));
    assertThat(get(users.findByPk(1L)).age()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // throws
  void wrongAssignmentsAreRefusedAtTheCall() {
    User ada = user("Ada");
    assertThatThrownBy(() -> users.update(ada, User_.version.set(5)))
        .hasMessageContaining("User.version goes up by itself");
    assertThatThrownBy(() -> users.updateWhere(Condition.all(), User_.version.expect(1)))
        .hasMessageContaining("expect(…) is for one row");
    User unread = User_.builder().id(1L).name("x").build();
    assertThatThrownBy(() -> users.update(unread, User_.age.set(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.version is null");
    assertThatThrownBy(() -> users.destroy(User_.builder().name("x").build()))
        .hasMessageContaining("User.id is null");
    assertThat(log.all()).isEmpty();
  }

  @Test
  void updateWhereCountsWhatItChanged() {
    user("a");
    user("b");
    user("c");
    assertThat(get(users.updateWhere(User_.name.in("a", "b"), User_.age.set(7)))).isEqualTo(2);
    assertThat(get(users.updateWhere(User_.name.eq("x"), User_.age.set(7)))).isZero();
    assertThat(get(users.updateWhere(Condition.all(), User_.visits.by(2)))).isEqualTo(3);
    assertThat(log.statements()).hasSize(3);
    List<User> all = get(users.findAll(q -> q.order(User_.id.asc())).collectList());
    assertThat(all).extracting(User::version).containsExactly(2, 2, 1);
    assertThat(all).extracting(User::visits).containsExactly(2, 2, 2);
  }

  @Test
  void replaceWritesEverything() {
    User ada = get(users.create(User_.name.set("A"), User_.email.set("e"), User_.age.set(3)));
    User replaced = get(later().replace(without(ada).withName("B")));
    assertThat(replaced.email()).isNull();
    assertThat(replaced.age()).isNull();
    assertThat(replaced.version()).isEqualTo(1);
    assertThat(replaced.createdAt()).isEqualTo(ada.createdAt());
    assertThat(replaced.updatedAt()).isEqualTo(LATER);
    failure(OptimisticLockException.class, users.replace(ada));
  }

  @Test
  @DisplayName("INC-04 increment by numbers, whatever the version")
  void incrementsAreAddedUp() {
    User ada = get(users.create(User_.name.set("A"), User_.age.set(1)));
    run(users.increment(ada, User_.visits.by(2), User_.age.by(-1)));
    run(users.increment(ada, User_.visits.by(3)));
    run(Flux.range(0, 10).flatMap(i -> users.increment(ada, User_.visits.by(1))).then());
    User read = get(users.findByPk(1L));
    assertThat(read.visits()).isEqualTo(15);
    assertThat(read.age()).isZero();
    assertThat(read.version()).isEqualTo(12);
    assertThat(Objects.requireNonNull(ada.visits())).isZero();
  }

  @Test
  void anIncrementTakesNoValue() {
    User ada = user("Ada");
    assertThatThrownBy(() -> users.increment(ada, User_.name.set("Bob")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.name")
        .hasMessageContaining("update");
  }

  @Test
  void anIncrementOfNullStaysNull() {
    assertThat(get(users.increment(user("A"), User_.age.by(1))).age()).isNull();
  }

  @Test
  void destroyDeletesTheRow() {
    User ada = user("Ada");
    User bob = user("Bob");
    User changed = get(users.update(bob, User_.age.set(1)));
    log.clear();
    empty(users.destroy(ada));
    failure(OptimisticLockException.class, users.destroy(bob));
    assertThat(log.statements()).hasSize(2);
    values(users.findAll(), changed);
  }

  @Test
  void destroyByPkSaysWhetherThereWasARow() {
    user("Ada");
    assertThat(get(users.destroyByPk(1L))).isTrue();
    assertThat(get(users.destroyByPk(1L))).isFalse();
    assertThat(log.statements()).hasSize(2);
  }

  @Test
  void destroyWhereCountsWhatItDeleted() {
    user("a");
    user("b");
    user("c");
    assertThat(get(users.destroyWhere(User_.name.gt("a")))).isEqualTo(2);
    assertThat(get(users.destroyWhere(Condition.none()))).isZero();
    assertThat(get(users.destroyWhere(Condition.all()))).isEqualTo(1);
    assertThat(log.statements()).hasSize(3);
  }

  @Test
  void conditionsOnAssociationsLimitWritesToo() {
    projectsOf(user("Ada"), "x");
    user("Bob");
    assertThat(get(users.updateWhere(User_.projects.any(), User_.age.set(1)))).isEqualTo(1);
    assertThat(get(users.destroyWhere(User_.projects.none()))).isEqualTo(1);
    assertThat(get(users.findAll().single()).age()).isEqualTo(1);
  }
}
