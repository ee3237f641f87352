package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.result.Page;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Required includes; rows as in {@link EagerContract}. */
public abstract class RequiredContract extends Contract {
  protected RequiredContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    for (String name : new String[] {"Ada", "Bob", "Cem"}) {
      user(name);
    }
    database.run(
        "INSERT INTO projects (title, owner_id, budget) VALUES ('a1', 1, 10), ('a2', 1, 20),"
            + " ('a3', 1, 30), ('b1', 2, 40), ('x', NULL, NULL)",
        "INSERT INTO tasks (title, project_id, done) VALUES ('a11', 1, FALSE), ('a12', 1, TRUE),"
            + " ('a21', 2, FALSE), ('b11', 4, FALSE), ('x1', 5, FALSE)");
    log.clear();
  }

  @Test
  @DisplayName("IFC-04 a required has many leaves out parents without; limit and count follow")
  void requiredToMany() {
    Page<User> page =
        get(
            users.findAndCountAll(
                q ->
                    q.include(User_.projects, p -> p.required().where(Project_.budget.gt(10)))
                        .order(User_.id.asc())
                        .limit(1)));
    assertThat(page.count()).isEqualTo(2);
    assertThat(page.rows()).extracting(User::name).containsExactly("Ada");
    assertThat(page.rows().get(0).projects().loaded()).hasSize(2);
    assertThat(log.statements()).hasSize(3);
  }

  @Test
  @DisplayName("IFA-13 a required belongs to leaves out rows without")
  void requiredToOne() {
    assertThat(
            get(
                projects
                    .findAll(
                        q ->
                            q.include(Project_.owner, u -> u.required().where(User_.name.eq("Ada")))
                                .order(Project_.id.asc())
                                .limit(2))
                    .collectList()))
        .extracting(Project::title)
        .containsExactly("a1", "a2");
    assertThat(get(projects.count(q -> q.include(Project_.owner, u -> u.required())))).isEqualTo(4);
  }

  @Test
  @DisplayName("IL-08 required below required")
  void requiredBelowRequired() {
    assertThat(
            get(
                users
                    .findAll(
                        q ->
                            q.order(User_.id.asc())
                                .include(
                                    User_.projects,
                                    p ->
                                        p.required()
                                            .include(
                                                Project_.tasks,
                                                t -> t.required().where(Task_.done.eq(true)))))
                    .collectList()))
        .singleElement()
        .satisfies(
            ada -> {
              assertThat(ada.projects().loaded()).extracting(Project::title).containsExactly("a1");
              assertThat(ada.projects().loaded().get(0).tasks().loaded())
                  .extracting(Task::title)
                  .containsExactly("a12");
            });
    assertThat(log.statements()).hasSize(3);
  }

  @Test
  @DisplayName("IFA-31 required below optional limits the optional one")
  void requiredBelowOptional() {
    Task task =
        get(
            tasks.findOne(
                q ->
                    q.where(Task_.title.eq("x1"))
                        .include(
                            Task_.project, p -> p.include(Project_.owner, u -> u.required()))));
    assertThat(task.project().loaded()).isEmpty();
    Task other =
        get(
            tasks.findOne(
                q ->
                    q.where(Task_.title.eq("b11"))
                        .include(
                            Task_.project, p -> p.include(Project_.owner, u -> u.required()))));
    assertThat(other.project().loaded().orElseThrow().owner().loaded())
        .map(User::name)
        .contains("Bob");
    User bob =
        get(
            users.findByPk(
                1L,
                q -> q.include(User_.projects, p -> p.include(Project_.tasks, t -> t.required()))));
    assertThat(bob.projects().loaded()).hasSize(2);
  }

  @Test
  void requiredWithChildrenOfItsParent() {
    assertThat(
            get(
                tasks
                    .findAll(
                        q ->
                            q.order(Task_.id.asc())
                                .include(
                                    Task_.project,
                                    p ->
                                        p.required()
                                            .include(
                                                Project_.tasks,
                                                t -> t.required().where(Task_.done.eq(true)))))
                    .collectList()))
        .extracting(Task::title)
        .containsExactly("a11", "a12");
  }

  @Test
  void requiredByAStatementOfItsOwn() {
    assertThat(
            get(
                projects
                    .findAll(
                        q ->
                            q.include(
                                Project_.owner,
                                u -> u.required().separately().where(User_.name.eq("Bob"))))
                    .collectList()))
        .singleElement()
        .satisfies(b1 -> assertThat(b1.owner().loaded()).map(User::name).contains("Bob"));
    assertThat(log.statements()).hasSize(2);
  }

  @Test
  @DisplayName("IFO-07 nothing satisfies what is required")
  void nothingSatisfies() {
    empty(
        users.findOne(
            q -> q.include(User_.projects, p -> p.required().where(Project_.title.eq("none")))));
    assertThat(log.statements()).hasSize(1);
  }

  @Test
  void aRequiredOffsetDoesNotCountInTheCondition() {
    User ada =
        get(
            users.findOne(
                q ->
                    q.include(
                        User_.projects,
                        p -> p.required().order(Project_.id.asc()).offset(1).limit(1))));
    assertThat(ada.projects().loaded()).extracting(Project::title).containsExactly("a2");
  }
}
