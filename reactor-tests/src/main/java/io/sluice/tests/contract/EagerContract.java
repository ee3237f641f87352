package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.error.NotLoadedException;
import io.sluice.query.IncludePath;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Badge;
import io.sluice.tests.model.Badge_;
import io.sluice.tests.model.Employee;
import io.sluice.tests.model.Employee_;
import io.sluice.tests.model.Membership;
import io.sluice.tests.model.Membership_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.Team_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Includes. Ada owns a1 with the tasks a11 and a12 (done), a2 with a21, and a3; Bob owns b1 with
 * b11; Cem owns nothing; and nobody owns x.
 */
public abstract class EagerContract extends Contract {
  protected EagerContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    database.run(
        "INSERT INTO users (name, version, created_at, updated_at)"
            + " SELECT name, 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP FROM"
            + " (SELECT 1 AS n, 'Ada' AS name UNION SELECT 2, 'Bob' UNION SELECT 3, 'Cem') AS u"
            + " ORDER BY n",
        "INSERT INTO projects (title, owner_id, budget) VALUES ('a1', 1, 10), ('a2', 1, 20),"
            + " ('a3', 1, 30), ('b1', 2, 40), ('x', NULL, NULL)",
        "INSERT INTO tasks (title, project_id, done) VALUES ('a11', 1, FALSE), ('a12', 1, TRUE),"
            + " ('a21', 2, FALSE), ('b11', 4, FALSE)");
    log.clear();
  }

  private static List<String> titles(User user) {
    return user.projects().loaded().stream().map(Project::title).toList();
  }

  private void requireStatements(int number) {
    assertThat(log.statements()).hasSize(number);
    log.clear();
  }

  @Test
  @DisplayName("INC-I05 has many: a second statement; parents without children have none")
  void toManyIsLoaded() {
    List<User> found =
        get(
            users
                .findAll(
                    q ->
                        q.include(User_.projects, p -> p.order(Project_.id.asc()))
                            .order(User_.id.desc()))
                .collectList());
    assertThat(found).extracting(User::name).containsExactly("Cem", "Bob", "Ada");
    assertThat(found)
        .extracting(EagerContract::titles)
        .containsExactly(List.of(), List.of("b1"), List.of("a1", "a2", "a3"));
    requireStatements(2);
  }

  @Test
  @DisplayName("INC-I01 belongs to: one statement; a foreign key of null is no row")
  void toOneIsLoaded() {
    List<Project> found =
        get(
            projects
                .findAll(q -> q.include(Project_.owner).order(Project_.id.asc()))
                .collectList());
    assertThat(found).hasSize(5);
    assertThat(found.get(0).owner().loaded()).map(User::name).contains("Ada");
    assertThat(found.get(4).owner().isLoaded()).isTrue();
    assertThat(found.get(4).owner().loaded()).isEmpty();
    assertThat(found.get(0).owner().loaded().orElseThrow())
        .isSameAs(found.get(1).owner().loaded().orElseThrow());
    requireStatements(1);
  }

  @Test
  void nothingIsLoadedUnasked() {
    Project found = get(projects.findByPk(1L));
    assertThatThrownBy(() -> found.owner().loaded())
        .isInstanceOf(NotLoadedException.class)
        .hasMessageContaining(".include(Project_.owner)");
    assertThatThrownBy(() -> found.tasks().loaded())
        .isInstanceOf(NotLoadedException.class)
        .hasMessageContaining(".include(Project_.tasks)");
    assertThat(found.owner().key()).isEqualTo(1L);
  }

  @Test
  void noParentsNeedNoSecondStatement() {
    empty(users.findAll(q -> q.where(User_.name.eq("x")).include(User_.projects)));
    requireStatements(1);
  }

  @Test
  @DisplayName("INC-I07 three levels: a statement for each")
  void levelsNest() {
    User ada =
        get(
            users.findByPk(
                1L,
                q ->
                    q.include(
                        User_.projects,
                        p ->
                            p.order(Project_.id.asc())
                                .include(
                                    Project_.tasks,
                                    t ->
                                        t.order(Task_.id.desc())
                                            .include(
                                                Task_.project, b -> b.include(Project_.owner))))));
    requireStatements(3);
    Project first = ada.projects().loaded().get(0);
    List<Task> loaded = first.tasks().loaded();
    assertThat(loaded).extracting(Task::title).containsExactly("a12", "a11");
    Project byTask = loaded.get(0).project().loaded().orElseThrow();
    assertThat(byTask).isEqualTo(first).isNotSameAs(first);
    assertThat(byTask).isSameAs(loaded.get(1).project().loaded().orElseThrow());
    assertThat(byTask.owner().loaded()).contains(ada);
    assertThat(byTask.tasks().isLoaded()).isFalse();
  }

  @Test
  @DisplayName("a path includes what lies on it, and what is there already stays")
  void paths() {
    IncludePath<User, User> round =
        User_.projects.to(Project_.tasks).to(Task_.project).to(Project_.owner);
    User ada =
        get(
            users.findByPk(
                1L,
                q ->
                    q.include(User_.projects, p -> p.order(Project_.id.asc()))
                        .include(User_.projects.to(Project_.tasks), t -> t.order(Task_.id.desc()))
                        .include(
                            round,
                            User_.projects.to(Project_.owner),
                            User_.projects.to(Project_.owner))));
    requireStatements(3);
    Project first = ada.projects().loaded().get(0);
    assertThat(titles(ada)).containsExactly("a1", "a2", "a3");
    assertThat(first.owner().loaded()).contains(ada);
    assertThat(first.tasks().loaded()).extracting(Task::title).containsExactly("a12", "a11");
    Project byTask = first.tasks().loaded().get(0).project().loaded().orElseThrow();
    assertThat(byTask.owner().loaded()).contains(ada);
  }

  @Test
  @DisplayName("a path over to-one associations only needs no further statement")
  void pathOfJoins() {
    Task task =
        get(tasks.findOne(q -> q.order(Task_.id.asc()).include(Task_.project.to(Project_.owner))));
    requireStatements(1);
    assertThat(task.project().loaded().orElseThrow().owner().loaded())
        .map(User::name)
        .contains("Ada");
  }

  @Test
  @DisplayName("INC-I08 a has many below a belongs to: two statements")
  void toManyBelowToOne() {
    List<Project> found =
        get(
            projects
                .findAll(
                    q ->
                        q.order(Project_.id.asc())
                            .include(
                                Project_.owner,
                                u -> u.include(User_.projects, p -> p.order(Project_.id.asc()))))
                .collectList());
    requireStatements(2);
    User ada = found.get(0).owner().loaded().orElseThrow();
    assertThat(titles(ada)).containsExactly("a1", "a2", "a3");
    assertThat(found.get(2).owner().loaded().orElseThrow()).isSameAs(ada);
    assertThat(found.get(4).owner().loaded()).isEmpty();
  }

  @Test
  @DisplayName("FO-23 two associations side by side: a statement for each, no product")
  void associationsSideBySide() {
    Project found =
        get(projects.findByPk(1L, q -> q.include(Project_.tasks).include(Project_.owner)));
    requireStatements(2);
    assertThat(found.tasks().loaded()).hasSize(2);
    assertThat(found.owner().loaded()).isPresent();
  }

  @Test
  @DisplayName("IFA-22 conditions of an include leave the parents")
  void conditionsChooseChildren() {
    List<User> found =
        get(
            users
                .findAll(
                    q ->
                        q.order(User_.id.asc())
                            .include(
                                User_.projects,
                                p -> p.where(Project_.budget.ge(20)).order(Project_.title.desc())))
                .collectList());
    assertThat(found)
        .extracting(EagerContract::titles)
        .containsExactly(List.of("a3", "a2"), List.of("b1"), List.of());
    Project none =
        get(projects.findByPk(1L, q -> q.include(Project_.owner, u -> u.where(User_.age.gt(1)))));
    assertThat(none.owner().loaded()).isEmpty();
    assertThat(none.owner().key()).isEqualTo(1L);
  }

  @Test
  @DisplayName("SEP-05 limit and offset are counted for each parent")
  void slicesArePerParent() {
    List<User> found =
        get(
            users
                .findAll(
                    q ->
                        q.order(User_.id.asc())
                            .include(
                                User_.projects,
                                p -> p.order(Project_.title.desc()).offset(1).limit(1)))
                .collectList());
    assertThat(found)
        .extracting(EagerContract::titles)
        .containsExactly(List.of("a2"), List.of(), List.of());
    requireStatements(2);
    User ada =
        get(
            users.findByPk(
                1L, q -> q.include(User_.projects, p -> p.order(Project_.id.desc()).limit(2))));
    assertThat(titles(ada)).containsExactly("a3", "a2");
    User none = get(users.findByPk(1L, q -> q.include(User_.projects, p -> p.limit(0))));
    assertThat(titles(none)).isEmpty();
  }

  @Test
  void anOrderOfOneParentsRowsIsRefused() {
    assertThatThrownBy(
            () -> projects.findAll(q -> q.include(Project_.owner, u -> u.order(User_.id.asc()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Project.owner leads to one row");
  }

  @Test
  @DisplayName("FIND-32 limit counts parents")
  void limitCountsParents() {
    List<User> found =
        get(
            users
                .findAll(q -> q.order(User_.id.asc()).limit(2).include(User_.projects))
                .collectList());
    assertThat(found).hasSize(2);
    assertThat(found.get(0).projects().loaded()).hasSize(3);
  }

  @Test
  @DisplayName("INC-I11 attributes of includes; keys come along")
  void attributesOfIncludes() {
    User ada =
        get(
            users.findByPk(
                1L,
                q ->
                    q.attributes(User_.name)
                        .include(User_.projects, p -> p.attributes(Project_.title))));
    assertThat(ada.createdAt()).isNull();
    assertThat(ada.projects().loaded())
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.budget()).isNull());
    Project project =
        get(
            projects.findByPk(
                2L,
                q ->
                    q.attributes(Project_.budget)
                        .include(Project_.owner, u -> u.attributes(User_.email))));
    assertThat(project.budget()).isEqualByComparingTo(new BigDecimal(20));
    assertThat(project.owner().loaded()).map(User::id).contains(1L);
  }

  @Test
  @DisplayName("SEP-01 a belongs to by a statement of its own")
  void separatelyTakesAStatement() {
    List<Project> found =
        get(
            projects
                .findAll(
                    q -> q.order(Project_.id.asc()).include(Project_.owner, u -> u.separately()))
                .collectList());
    requireStatements(2);
    assertThat(found.get(0).owner().loaded()).map(User::name).contains("Ada");
    assertThat(found.get(4).owner().loaded()).isEmpty();
    empty(
        projects.findAll(
            q -> q.where(Project_.id.eq(99)).include(Project_.owner, u -> u.separately())));
    run(
        projects
            .findAll(
                q ->
                    q.where(Project_.ownerId.isNull()).include(Project_.owner, u -> u.separately()))
            .then());
    requireStatements(2);
  }

  @Test
  void aLoadedRowHasHandlesThatWork() {
    User ada = get(users.findByPk(1L, q -> q.include(User_.projects)));
    Project first = ada.projects().loaded().get(0);
    assertThat(get(first.owner().get())).isEqualTo(ada);
    assertThat(get(first.tasks().count())).isPositive();
  }

  @Test
  @DisplayName("its own table, in both directions")
  void aTableThatRefersToItself() {
    database.sync(Employee_.TYPE);
    database.run(
        "INSERT INTO employees (name, manager_id) VALUES ('boss', NULL), ('a', 1), ('b', 1), ('aa', 2)");
    Model<Employee> employees = sluice.model(Employee_.TYPE);
    Employee boss =
        get(
            employees.findByPk(
                1L,
                q ->
                    q.include(Employee_.manager)
                        .include(
                            Employee_.reports,
                            r ->
                                r.order(Employee_.id.asc())
                                    .include(Employee_.manager)
                                    .include(Employee_.reports))));
    requireStatements(3);
    assertThat(boss.manager().loaded()).isEmpty();
    List<Employee> reports = boss.reports().loaded();
    assertThat(reports).extracting(Employee::name).containsExactly("a", "b");
    assertThat(reports.get(0).manager().loaded()).contains(boss);
    assertThat(reports.get(0).reports().loaded()).extracting(Employee::name).containsExactly("aa");
    assertThat(reports.get(1).reports().loaded()).isEmpty();
  }

  @Test
  void keysOfTwoColumns() {
    database.sync(User_.TYPE, Team_.TYPE, Membership_.TYPE, Badge_.TYPE);
    database.run(
        "INSERT INTO teams (name) VALUES ('T'), ('U')",
        "INSERT INTO memberships (user_id, team_id) VALUES (1, 1), (1, 2), (2, 1)",
        "INSERT INTO badges (label, membership_user_id, membership_team_id)"
            + " VALUES ('p', 1, 1), ('q', 1, 1), ('r', 2, 1), ('s', NULL, NULL)");
    List<Membership> found =
        get(
            sluice
                .model(Membership_.TYPE)
                .findAll(
                    q ->
                        q.order(Membership_.userId.asc(), Membership_.teamId.asc())
                            .include(Membership_.user)
                            .include(Membership_.team)
                            .include(Membership_.badges, b -> b.order(Badge_.id.desc()).limit(1)))
                .collectList());
    requireStatements(2);
    assertThat(found).hasSize(3);
    assertThat(found.get(0).badges().loaded()).extracting(Badge::label).containsExactly("q");
    assertThat(found.get(1).badges().loaded()).isEmpty();
    assertThat(found.get(2).badges().loaded()).extracting(Badge::label).containsExactly("r");
    List<Badge> badges =
        get(
            sluice
                .model(Badge_.TYPE)
                .findAll(q -> q.order(Badge_.id.asc()).include(Badge_.membership))
                .collectList());
    assertThat(badges.get(0).membership().loaded().orElseThrow())
        .isSameAs(badges.get(1).membership().loaded().orElseThrow());
    assertThat(badges.get(2).membership().key()).isEqualTo(new Membership_.Key(2L, 1L));
    assertThat(badges.get(3).membership().loaded()).isEmpty();
  }
}
