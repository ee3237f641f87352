package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.GoneException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/** Creates that gather, on a table whose trigger takes one row for another kind than the others. */
@Timeout(60)
@ExtendWith(PostgresExtension.class)
class PostgresGatheredCreateTests extends Contract {
  private static final int MANY = 50;

  PostgresGatheredCreateTests(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void trigger() {
    database.run(
        "CREATE FUNCTION odd_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF NEW.name = 'left out' THEN RETURN NULL; END IF;"
            + " IF NEW.name = 'refused' THEN RAISE EXCEPTION 'refused'; END IF;"
            + " RETURN NEW; END $$",
        "CREATE TRIGGER odd BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION odd_one()");
  }

  @AfterEach
  void noTrigger() {
    database.run("DROP TRIGGER odd ON users", "DROP FUNCTION odd_one()");
  }

  private List<Signal<User>> created(String odd) {
    Model<User> model =
        database.sluice(2, settings -> settings.gatherCreates(true)).model(User_.TYPE);
    get(model.count());
    return get(
        Flux.range(0, MANY)
            .map(each -> User_.builder().name(each == 7 ? odd : "user " + each).build())
            .flatMapSequential(each -> model.create(each).materialize(), MANY)
            .filter(each -> each.isOnNext() || each.isOnError())
            .collectList());
  }

  private void requireOthers(List<Signal<User>> signals) {
    assertThat(signals).hasSize(MANY);
    assertThat(signals.stream().filter(Signal::isOnNext)).hasSize(MANY - 1);
    assertThat(get(users.findAll().map(User::name).collectList()))
        .hasSize(MANY - 1)
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a row that is left out is an error of its own, and no other is written twice")
  void leftOut() {
    List<Signal<User>> signals = created("left out");
    requireOthers(signals);
    assertThat(signals.get(7).getThrowable()).isInstanceOf(GoneException.class);
  }

  @Test
  @DisplayName("a row that a trigger refuses is an error of its own")
  void refused() {
    List<Signal<User>> signals = created("refused");
    requireOthers(signals);
    assertThat(signals.get(7).getThrowable()).hasMessageContaining("refused");
  }
}
