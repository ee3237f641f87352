package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of has-many, to the letter: one text whatever the number of keys. */
@ExtendWith(PostgresExtension.class)
class PostgresHasManyTests extends Contract {
  PostgresHasManyTests(DatabaseUnderTest database) {
    super(database);
  }

  private List<String> sent() {
    List<String> sent = log.statements().stream().map(each -> each.replace("\"", "")).toList();
    log.clear();
    return sent;
  }

  @Test
  void sendsTheseReads() {
    User ada = user("Ada");
    Project project = project("one");

    run(ada.projects().get().collectList());
    run(ada.projects().count());
    run(ada.projects().has(project));
    run(ada.projects().hasKeys(1, 2, 3));

    assertThat(sent())
        .containsExactly(
            "SELECT t0.id, t0.title, t0.budget, t0.owner_id FROM projects AS t0"
                + " WHERE t0.owner_id = $1",
            "SELECT COUNT(*) FROM projects AS t0 WHERE t0.owner_id = $1",
            "SELECT COUNT(*) FROM projects AS t0 WHERE t0.owner_id = $1 AND t0.id = $2",
            "SELECT COUNT(*) FROM projects AS t0 WHERE t0.owner_id = $1 AND t0.id = ANY($2)");
  }

  @Test
  void sendsTheseWrites() {
    User ada = user("Ada");
    Project one = project("one");
    Project two = project("two");
    Project three = project("three");

    run(ada.projects().add(one));
    run(ada.projects().add(one, two));
    run(ada.projects().set(two, three));
    run(ada.projects().remove(two, three));
    run(ada.projects().clear());
    run(ada.projects().create(Project_.title.set("four")));

    assertThat(sent())
        .containsExactly(
            "UPDATE projects SET owner_id = $1"
                + " WHERE projects.id = $2 AND projects.owner_id IS DISTINCT FROM $3",
            "UPDATE projects SET owner_id = $1"
                + " WHERE projects.id = ANY($2) AND projects.owner_id IS DISTINCT FROM $3"
                + " AND (SELECT COUNT(*) FROM projects AS e0 WHERE e0.id = ANY($4)) = $5",
            "SELECT t0.id FROM projects AS t0 WHERE t0.id = ANY($1) ORDER BY t0.id ASC",
            "SELECT t0.id FROM users AS t0 WHERE t0.id = $1 ORDER BY t0.id ASC FOR NO KEY UPDATE",
            "SELECT t0.id FROM projects AS t0 WHERE t0.owner_id = $1 ORDER BY t0.id ASC"
                + " FOR NO KEY UPDATE",
            "UPDATE projects SET owner_id = $1"
                + " WHERE projects.owner_id = $2 AND projects.id = $3"
                + " AND (SELECT COUNT(*) FROM projects AS e0 WHERE e0.id = $4) = $5",
            "UPDATE projects SET owner_id = $1"
                + " WHERE projects.id = $2 AND projects.owner_id IS DISTINCT FROM $3",
            "UPDATE projects SET owner_id = $1"
                + " WHERE projects.owner_id = $2 AND projects.id = ANY($3)",
            "UPDATE projects SET owner_id = $1 WHERE projects.owner_id = $2",
            "INSERT INTO projects (title, owner_id) VALUES ($1, $2)"
                + " RETURNING id, title, budget, owner_id");
  }
}
