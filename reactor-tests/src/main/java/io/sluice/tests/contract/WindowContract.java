package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Lock;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Includes of more parents than fit in a window: 2,500 projects with two tasks each. */
public abstract class WindowContract extends Contract {
  private static final int PARENTS = 2_500;

  protected WindowContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    String[] doublings =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    "INSERT INTO projects (title) SELECT title FROM projects LIMIT "
                        + Math.min(1 << i, PARENTS - (1 << i)))
            .toArray(String[]::new);
    database.run("INSERT INTO projects (title) VALUES ('p')");
    database.run(doublings);
    database.run(
        "UPDATE projects SET title = CONCAT('p', id)",
        "INSERT INTO tasks (title, done, project_id) SELECT title, FALSE, id FROM projects",
        "INSERT INTO tasks (title, done, project_id) SELECT title, TRUE, id FROM projects");
    log.clear();
  }

  private static void verify(List<Project> found) {
    assertThat(found).hasSize(PARENTS);
    assertThat(found).extracting(Project::id).isSorted();
    assertThat(found)
        .allSatisfy(
            project ->
                assertThat(project.tasks().loaded())
                    .hasSize(2)
                    .allSatisfy(task -> assertThat(task.title()).isEqualTo(project.title())));
  }

  private Flux<Project> all(Model<Project> model, int fetchSize) {
    return model.findAll(
        q -> q.order(Project_.id.asc()).include(Project_.tasks).fetchSize(fetchSize));
  }

  @Test
  void aStatementForEachWindow() {
    verify(get(all(projects, 0).collectList()));
    assertThat(log.all()).hasSize(1 + 3);
  }

  @Test
  void windowsCanBeSmaller() {
    Sluice small = database.sluice(2, settings -> settings.windowRows(250));
    verify(get(all(small.model(Project_.TYPE), 0).collectList()));
    assertThat(log.all()).hasSize(1 + 10);
    database.requireNothingOpen(small);
  }

  @Test
  void fetchSizeReadsPartsThatBeginWhereTheLastOneEnded() {
    verify(get(all(projects, 500).collectList()));
    assertThat(log.all()).hasSize((PARENTS / 500 + 1) * 2 - 1);
    assertThat(log.all()).noneMatch(sql -> sql.startsWith("BEGIN"));
  }

  @Test
  void fetchSizeReadsByACursorInATransaction() {
    verify(get(sluice.transactional(all(projects, 500)).collectList()));
    assertThat(log.all()).filteredOn(sql -> sql.startsWith("BEGIN")).hasSize(1);
    assertThat(log.all().get(log.all().size() - 1)).isEqualTo("COMMIT");
  }

  @Test
  void fetchSizeLocksRowsToo() {
    assertThat(
            get(
                projects
                    .findAll(
                        q -> q.include(Project_.tasks).fetchSize(500).lock(Lock.Strength.UPDATE))
                    .count()))
        .isEqualTo(PARENTS);
  }

  @Test
  void windowsCanBeCancelled() {
    assertThat(get(all(projects, 0).take(1_200).count())).isEqualTo(1_200);
    assertThat(get(all(projects, 100).take(3).count())).isEqualTo(3);
    assertThat(get(sluice.transactional(all(projects, 100).take(3)).count())).isEqualTo(3);
    database.requireNothingOpen();
  }

  @Test
  void nestedIncludesFollowTheirWindow() {
    List<Project> found =
        get(
            projects
                .findAll(
                    q ->
                        q.order(Project_.id.asc())
                            .include(
                                Project_.tasks,
                                t -> t.limit(1).order(Task_.id.asc()).include(Task_.project)))
                .collectList());
    assertThat(found).hasSize(PARENTS);
    assertThat(found)
        .allSatisfy(
            project ->
                assertThat(project.tasks().loaded().get(0).project().loaded()).contains(project));
    assertThat(log.all()).hasSize(1 + 3);
  }

  @Test
  void theSameParentInTwoWindowsIsEqual() {
    run(users.create(User_.name.set("Ada")));
    database.run("UPDATE projects SET owner_id = 1");
    List<Project> found =
        get(
            projects
                .findAll(
                    q ->
                        q.order(Project_.id.asc())
                            .include(
                                Project_.owner, u -> u.include(User_.projects, p -> p.limit(1))))
                .collectList());
    assertThat(found.get(0).owner().loaded().orElseThrow())
        .isSameAs(found.get(999).owner().loaded().orElseThrow())
        .isEqualTo(found.get(2_000).owner().loaded().orElseThrow());
  }
}
