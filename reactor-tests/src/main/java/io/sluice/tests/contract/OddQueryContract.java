package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.Model;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.named.Odd;
import io.sluice.tests.named.Odd_;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Queries that are longer, deeper or otherwise named than most. */
public abstract class OddQueryContract extends Contract {
  private final Model<Odd> odds = sluice.model(Odd_.TYPE);

  protected OddQueryContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("a table that has the name of an alias")
  @Test
  void tableNamedAsAnAlias() {
    database.sync(Odd_.TYPE);
    Odd parent = get(odds.create(Odd_.name.set("parent")));
    Odd child = get(parent.children().create(Odd_.name.set("child")));
    assertThat(get(odds.updateWhere(Odd_.children.any(), Odd_.name.set("changed")))).isEqualTo(1);
    assertThat(get(odds.findByPk(child.id())).name()).isEqualTo("child");
    assertThat(get(odds.count(query -> query.where(Odd_.parent.to(Odd_.name).eq("changed")))))
        .isEqualTo(1);
    assertThat(get(odds.destroyWhere(Odd_.children.none()))).isEqualTo(1);
  }

  @DisplayName("thousands of alternatives")
  @Test
  void manyAlternatives() {
    users("Ada", "Bob");
    Condition<User> condition = alternatives();
    assertThat(get(users.count(query -> query.where(condition)))).isEqualTo(2);
    assertThat(condition).hasSameHashCodeAs(alternatives()).isEqualTo(alternatives());
  }

  private static Condition<User> alternatives() {
    Condition<User> any = User_.id.eq(0L);
    for (long id = 1; id < 5_000; id++) {
      any = any.or(User_.id.eq(id));
    }
    return any;
  }

  private void users(String... names) {
    for (String name : names) {
      get(users.create(User_.name.set(name)));
    }
  }

  @DisplayName("an include that cannot be is an error at the call, however deep")
  @Test
  void includeThatCannotBe() {
    assertThatThrownBy(
            () ->
                users.findAll(
                    query ->
                        query.include(
                            User_.projects,
                            projects ->
                                projects
                                    .joined()
                                    .include(Project_.owner, owner -> owner.limit(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Project.owner");
  }
}
