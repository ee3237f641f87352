package io.sluice.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Feature;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

/** Keys of many rows, also where an INSERT gives none of them back. */
@Timeout(60)
@ExtendWith(MySqlExtension.class)
class MadeKeysTests extends Contract {
  private static final int ROWS = 300;

  private final boolean returns;

  MadeKeysTests(DatabaseUnderTest database) {
    super(database);
    this.returns = database.has(Feature.INSERT_RETURNING);
  }

  private List<User> created() {
    return get(
        users
            .bulkCreate(Flux.range(0, ROWS).map(i -> User_.builder().name("user " + i).build()))
            .collectList());
  }

  @Test
  void areCountedUpFromTheFirst() {
    List<User> created = created();

    assertThat(log.statements()).hasSize(returns ? 1 : 3);
    assertThat(created).extracting(User::name).containsExactlyElementsOf(names("user "));
    assertThat(get(users.findAll(q -> q.order(User_.id.asc())).collectList())).isEqualTo(created);
  }

  private static List<String> names(String prefix) {
    return IntStream.range(0, ROWS).mapToObj(i -> prefix + i).toList();
  }

  @Test
  void ofRowsThatATriggerHasChangedComeOneByOne() {
    database.run(
        "CREATE TRIGGER changing BEFORE INSERT ON users FOR EACH ROW SET NEW.name ="
            + " CONCAT('changed ', NEW.name)");
    try {
      List<User> created = created();

      assertThat(created).extracting(User::name).containsExactlyElementsOf(names("changed user "));
      assertThat(get(users.findAll(q -> q.order(User_.id.asc())).collectList())).isEqualTo(created);
    } finally {
      database.run("DROP TRIGGER changing");
    }
  }
}
