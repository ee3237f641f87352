package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.dialect.Feature;
import io.sluice.error.UniqueConstraintException;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes of many rows that come back: Ada (36), Bob (20) and Cem (20). */
public abstract class ReturningContract extends Contract {
  protected ReturningContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    for (String name : List.of("Ada", "Bob", "Cem")) {
      run(users.create(User_.name.set(name), User_.age.set(name.equals("Ada") ? 36 : 20)));
    }
    log.clear();
  }

  private List<String> verbs() {
    return log.all().stream().map(each -> each.split(" ", 2)[0]).toList();
  }

  private static List<User> all(Flux<User> flux) {
    return get(flux.collectList());
  }

  @Test
  void rowsThatAreUpdatedComeAsTheyAreThen() {
    List<User> updated = all(users.updateReturning(User_.age.eq(20), User_.age.by(1)));
    assertThat(updated)
        .allSatisfy(each -> assertThat(each.age()).isEqualTo(21))
        .allSatisfy(each -> assertThat(each.version()).isEqualTo(1))
        .extracting(User::name)
        .containsExactlyInAnyOrder("Bob", "Cem");
    assertThat(verbs())
        .isEqualTo(
            has(Feature.UPDATE_RETURNING)
                ? List.of("UPDATE")
                : List.of("BEGIN", "SELECT", "UPDATE", "SELECT", "COMMIT"));
    assertThat(all(users.findAll(q -> q.where(User_.age.eq(21)))))
        .containsExactlyInAnyOrderElementsOf(updated);
  }

  @Test
  void whatIsNotTrueOfARowAnyMoreDoesNotMatter() {
    assertThat(all(users.updateReturning(User_.age.eq(20), User_.age.set(7)))).hasSize(2);
    assertThat(all(users.updateReturning(User_.age.eq(20), User_.age.set(7)))).isEmpty();
    empty(users.updateReturning(Condition.all(), List.of()));
  }

  @Test
  void rowsThatAreDestroyedComeAsTheyWere() {
    List<User> destroyed = all(users.destroyReturning(User_.age.eq(20)));
    assertThat(destroyed).extracting(User::name).containsExactlyInAnyOrder("Bob", "Cem");
    assertThat(verbs()).containsExactly("BEGIN", "SELECT", "DELETE", "COMMIT");
    assertThat(get(users.count())).isOne();
    empty(users.destroyReturning(User_.age.eq(20)));
  }

  @Test
  void withinScopesWhoseLimitDoesNotMatter() {
    var young = users.scoped(Query.of(User_.TYPE).where(User_.age.lt(30)).limit(1));
    assertThat(all(young.updateReturning(Condition.all(), User_.visits.set(1)))).hasSize(2);
    assertThat(all(young.destroyReturning(Condition.all()))).hasSize(2);
  }

  @Test
  void anErrorLeavesNothingWritten() {
    assertThat(failure(users.updateReturning(Condition.all(), User_.email.set("same@example.org"))))
        .isInstanceOf(UniqueConstraintException.class);
    assertThat(get(users.count(q -> q.where(User_.email.isNull())))).isEqualTo(3);
  }

  @Test
  void inATransactionThatIsRolledBack() {
    assertThat(
            failure(
                sluice.transactional(
                    users
                        .updateReturning(Condition.all(), User_.visits.set(9))
                        .thenMany(users.destroyReturning(User_.visits.eq(9)))
                        .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");
    assertThat(get(users.count(q -> q.where(User_.visits.eq(0))))).isEqualTo(3);
  }

  @Test
  @SuppressWarnings("CheckReturnValue") // that is what is tested
  void wrongArgumentsAreErrorsAtTheCall() {
    assertThatThrownBy(() -> users.updateReturning(Condition.all(), User_.id.set(7L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("User.id is of the key");
    assertThatThrownBy(
            () -> users.updateReturning(Condition.all(), User_.age.set(7), User_.version.expect(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expect");
  }
}
