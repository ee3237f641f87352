package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.OptimisticLockException;
import io.sluice.query.Assignment;
import io.sluice.query.Changes;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import io.sluice.tests.stock.Label_;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fields of a patch, which are an assignment like any other. */
public abstract class ChangesContract extends StockContract {
  protected ChangesContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("of fields that are present, the last one to an attribute counts")
  @Test
  void built() {
    Changes<User> changes =
        Changes.<User>none()
            .set(User_.name, "Ada")
            .set(User_.email, null)
            .setIf(User_.age, Optional.of(36))
            .setIf(User_.visits, Optional.empty())
            .setIf(false, User_.visits, 3)
            .and(User_.name.set("Bea"), User_.age.setIf(null));

    assertThat(changes.attributes()).containsExactly(User_.name, User_.email, User_.age);
    assertThat(changes.value(User_.name)).contains("Bea");
    assertThat(changes.value(User_.email)).isEmpty();
    assertThat(changes.has(User_.email)).isTrue();
    assertThat(changes.has(User_.visits)).isFalse();
    assertThat(changes.only(User_.name, User_.visits)).isEqualTo(Changes.of(User_.name.set("Bea")));
    assertThat(changes.without(User_.name).attributes()).containsExactly(User_.email, User_.age);
    assertThat(changes.only().isEmpty()).isTrue();
    assertThat(Changes.of(List.of(User_.name.set("x")))).hasSameHashCodeAs(name("x"));
    assertThatThrownBy(() -> changes.set(User_.name, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.name");
  }

  private static Changes<User> name(String name) {
    return Changes.of(User_.name.set(name));
  }

  @DisplayName("they are applied by each operation, beside other assignments")
  @Test
  void applied() {
    User ada = get(users.create(name("Ada").set(User_.email, "a"), User_.age.set(36)));
    assertThat(ada.age()).isEqualTo(36);
    assertThat(get(users.update(ada, name("Bea"))).name()).isEqualTo("Bea");
    log.clear();
    assertThat(get(users.updateByPk(1L, name("Cid"), User_.version.expect(1))).version())
        .isEqualTo(2);
    assertThat(log.statements().get(0)).contains("name").doesNotContain("email\" =");
    values(users.updateWhere(User_.age.ge(18), name("Dan")), 1L);
    assertThat(updated(users.upsert(name("Eve").set(User_.email, "a"))).name()).isEqualTo("Eve");
    assertThat(created(users.findOrCreate(User_.email.eq("b"), name("Fay"))).name())
        .isEqualTo("Fay");
    Project project = get(ada.projects().create(Changes.<Project>none().set(Project_.title, "x")));
    assertThat(project.owner().key()).isEqualTo(1L);
    Signals.failure(
        OptimisticLockException.class,
        users.updateByPk(1L, Changes.of(User_.version.expect(99)).set(User_.name, "x")));
  }

  @DisplayName("an attribute that is assigned beside them, too, is an error at the call")
  @Test
  void assignedTwice() {
    assertThatThrownBy(() -> users.create(name("Ada"), User_.name.set("Bea")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.name is assigned twice");
  }

  @DisplayName("no changes are no error, and write nothing")
  @Test
  void empty() {
    User ada = get(users.create(name("Ada")));
    log.clear();
    values(users.update(ada, Changes.none()), ada);
    values(users.updateWhere(User_.age.isNull(), Changes.<User>none()), 0L);
    assertThat(verbs()).isEmpty();
    values(users.updateByPk(1L, Changes.none()), ada);
    assertThat(verbs()).containsExactly("SELECT");
    assertThat(get(labels.upsert(Changes.of(), Label_.code.set("x"))).entity())
        .returns("BAZ", each -> String.valueOf(each.baz()));
  }

  @DisplayName("assignments come in any collection")
  @Test
  void collections() {
    Set<Assignment<User>> set =
        new LinkedHashSet<>(List.of(User_.name.set("Ada"), User_.email.set("a")));
    User ada = get(users.create(set));
    assertThat(get(users.update(ada, Set.of(User_.age.set(1)))).age()).isEqualTo(1);
    assertThat(get(users.updateByPk(1L, List.of(name("Bea")))).name()).isEqualTo("Bea");
    values(users.updateWhere(User_.age.ge(1), Set.of(User_.age.by(1))), 1L);
    assertThat(get(users.increment(ada, Set.of(User_.visits.by(2)))).visits()).isEqualTo(2);
    assertThat(updated(users.upsert(set)).name()).isEqualTo("Ada");
  }
}
