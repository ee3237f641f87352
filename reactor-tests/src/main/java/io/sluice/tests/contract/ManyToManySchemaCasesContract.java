package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.AcmePart;
import io.sluice.tests.manytomany.AcmePart_;
import io.sluice.tests.manytomany.AcmeProject;
import io.sluice.tests.manytomany.AcmeProject_;
import io.sluice.tests.manytomany.AcmeUser;
import io.sluice.tests.manytomany.AcmeUser_;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Belongs-to-many associations in a schema that is not the connection's. */
public abstract class ManyToManySchemaCasesContract extends ManyToManyCases {
  private static final String SCHEMA = "many_to_many_acme";

  protected ManyToManySchemaCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createSchema() {
    database.server().createSchema(SCHEMA).block(PATIENCE);
    database.sync(AcmeUser_.TYPE, AcmeProject_.TYPE, AcmePart_.TYPE);
  }

  @AfterEach
  void dropSchema() {
    database.server().dropSchema(SCHEMA).block(PATIENCE);
  }

  @Test
  @DisplayName("BTM-10: join rows with attributes in a schema of their own")
  void linksInSchema() {
    Model<AcmeUser> users = sluice.model(AcmeUser_.TYPE);
    AcmeUser user = get(users.create(AcmeUser_.name.set("user")));
    AcmeProject project =
        get(sluice.model(AcmeProject_.TYPE).create(AcmeProject_.name.set("project")));

    run(user.projects().add(project, AcmePart_.status.set("active"), AcmePart_.data.set(42)));

    Joined<AcmeProject, AcmePart> found = get(user.projects().getJoined().single());
    assertThat(found.target()).isEqualTo(project);
    assertThat(found.through().status()).isEqualTo("active");
    assertThat(found.through().data()).isEqualTo(42);
    assertThat(get(users.findOne(q -> q.include(AcmeUser_.projects))).projects().loaded())
        .containsExactly(project);
    assertThat(get(user.projects().clear())).isEqualTo(linked(0, 1, 0, 0));
  }
}
