package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.WorkTask;
import io.sluice.tests.hasmany.WorkTask_;
import io.sluice.tests.hasmany.WorkUser;
import io.sluice.tests.hasmany.WorkUser_;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Has-many associations in a schema that is not the connection's. */
public abstract class HasManySchemaCasesContract extends Contract {
  private final Model<WorkUser> workUsers;

  protected HasManySchemaCasesContract(DatabaseUnderTest database) {
    super(database);
    this.workUsers = sluice.model(WorkUser_.TYPE);
  }

  @BeforeEach
  void createSchema() {
    database.server().createSchema("has_many_work").block(PATIENCE);
    database.sync(WorkUser_.TYPE, WorkTask_.TYPE);
  }

  @AfterEach
  void dropSchema() {
    database.server().dropSchema("has_many_work").block(PATIENCE);
  }

  @Test
  @DisplayName("HM-07: includes below includes in a schema of their own")
  void loadsTwoLevels() {
    WorkUser first = get(workUsers.create(WorkUser_.name.set("1")));
    create(first, "b", "c", "a");
    create(first, "d");
    create(first, "c", "b", "a", "c");
    create(first, "a", "c", "a", "b");
    WorkUser second = get(workUsers.create(WorkUser_.name.set("2")));
    create(second, "a", "b", "a", "c");
    create(second, "c", "a");
    create(second, "b", "a", "b");

    List<WorkUser> found =
        get(
            workUsers
                .findAll(
                    q ->
                        q.order(WorkUser_.id.asc())
                            .include(
                                WorkUser_.tasks,
                                t ->
                                    t.limit(2)
                                        .order(WorkTask_.title.asc())
                                        .include(
                                            WorkTask_.subtasks,
                                            s -> s.order(WorkTask_.title.desc()))))
                .collectList());

    assertThat(found)
        .extracting(HasManySchemaCasesContract::described)
        .containsExactly("a[c, b, a] b[c, a]", "a[c, b, a] b[b, a]");
  }

  private static void create(WorkUser user, String title, String... subtasks) {
    WorkTask task = get(user.tasks().create(WorkTask_.title.set(title)));
    Arrays.stream(subtasks).forEach(each -> run(task.subtasks().create(WorkTask_.title.set(each))));
  }

  private static String described(WorkUser user) {
    return String.join(
        " ",
        user.tasks().loaded().stream()
            .map(
                each ->
                    each.title() + each.subtasks().loaded().stream().map(WorkTask::title).toList())
            .toList());
  }

  @Test
  void linksAndUnlinks() {
    WorkUser user = get(workUsers.create(WorkUser_.name.set("1")));
    WorkTask first = get(user.tasks().create(WorkTask_.title.set("first")));
    WorkTask second = get(sluice.model(WorkTask_.TYPE).create(WorkTask_.title.set("second")));

    assertThat(get(user.tasks().set(second)).added()).isEqualTo(1);
    assertThat(get(user.tasks().has(second))).isTrue();
    assertThat(get(user.tasks().has(first))).isFalse();
    assertThat(get(user.tasks().clear()).removed()).isEqualTo(1);
  }
}
