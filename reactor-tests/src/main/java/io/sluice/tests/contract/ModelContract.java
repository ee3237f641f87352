package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import org.junit.jupiter.api.Test;

/** Models. */
public abstract class ModelContract extends Contract {
  protected ModelContract(DatabaseUnderTest database) {
    super(database);
  }

  @Test
  void smoke() {
    User ada = get(users.create(User_.name.set("Ada"), User_.email.set("ada@example.org")));
    assertThat(ada.id()).isEqualTo(1L);
    assertThat(get(users.findByPk(1L))).isEqualTo(ada);
    get(ada.projects().create(Project_.title.set("Sluice")));
    assertThat(get(ada.projects().count())).isEqualTo(1);
    User loaded =
        get(users.findByPk(1, q -> q.include(User_.projects, p -> p.include(Project_.owner))));
    assertThat(loaded.projects().loaded()).hasSize(1);
    assertThat(loaded.projects().loaded().get(0).owner().loaded()).contains(ada);
    System.out.println(log.all());
  }
}
