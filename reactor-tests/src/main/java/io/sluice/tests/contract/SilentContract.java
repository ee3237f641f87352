package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.bulk.BulkOptions;
import io.sluice.query.Query;
import io.sluice.result.Stored;
import io.sluice.result.Stored.Outcome;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes that leave the time of update as it is. */
public abstract class SilentContract extends Contract {
  private static final Instant EARLIER = Instant.parse("2020-01-01T00:00:00Z");

  private final Model<User> silent = users.silently();

  protected SilentContract(DatabaseUnderTest database) {
    super(database);
  }

  private User early(String name) {
    User user =
        get(users.create(User_.name.set(name), User_.updatedAt.set(EARLIER), User_.visits.set(1)));
    log.clear();
    return user;
  }

  private void requireEarly(User user, int version) {
    assertThat(user.updatedAt()).isEqualTo(EARLIER);
    assertThat(user.version()).isEqualTo(version);
  }

  @DisplayName("updates of an entity; its version goes up")
  @Test
  void updates() {
    User ada = early("Ada");
    User renamed = get(silent.update(ada, User_.name.set("Ada L.")));
    requireEarly(renamed, 1);
    assertThat(log.statements().get(0)).doesNotContain("\"updated_at\" =", "`updated_at` =");
    User changed = get(silent.update(renamed, renamed.withName("A. Lovelace")));
    requireEarly(changed, 2);
    requireEarly(get(silent.increment(changed, User_.visits.by(1))), 3);
    requireEarly(get(silent.updateByPk(1, User_.age.set(36))), 4);
    requireEarly(get(silent.replace(get(users.findByPk(1)).withAge(37))), 5);
    assertThat(get(users.update(get(users.findByPk(1)), User_.age.set(1))).updatedAt())
        .isAfter(EARLIER);
  }

  @DisplayName("updates of many rows")
  @Test
  void many() {
    User ada = early("Ada");
    User bob = early("Bob");
    assertThat(get(silent.updateWhere(User_.age.isNull(), User_.age.set(1)))).isEqualTo(2);
    Flux<User> older = users.findAll().map(each -> each.withAge(2));
    assertThat(get(silent.bulkUpdate(older, User_.age))).isEqualTo(2);
    requireEarly(get(users.findByPk(users.key(ada))), 2);
    requireEarly(get(users.findByPk(users.key(bob))), 2);
    assertThat(get(users.count(q -> q.where(User_.age.eq(2))))).isEqualTo(2);
    assertThat(
            get(
                silent
                    .scoped(Query.of(User_.TYPE).where(User_.name.eq("Ada")))
                    .updateWhere(User_.age.eq(2), User_.age.set(3))))
        .isEqualTo(1);
    requireEarly(get(users.findByPk(users.key(ada))), 3);
  }

  @DisplayName("upserts of rows that are there, alone and in bulk, unless the time is assigned")
  @Test
  void upserts() {
    User ada = early("Ada");
    User named = updated(silent.upsert(User_.id.set(1L), User_.name.set("Ada L.")));
    requireEarly(named, 1);
    User whole = updated(silent.upsert(named.withAge(36)));
    requireEarly(whole, 2);
    assertThat(whole.age()).isEqualTo(36);
    requireEarly(updated(silent.upsert(whole, o -> o.updateOnConflict(User_.name))), 3);
    UnaryOperator<BulkOptions<User>> keyed = BulkOptions::keepGenerated;
    assertThat(get(silent.bulkUpsert(Flux.just(whole.withAge(37)), keyed)).rows()).isOne();
    User inBulk = get(users.findByPk(users.key(ada)));
    requireEarly(inBulk, 4);
    assertThat(inBulk.age()).isEqualTo(37);
    Instant later = EARLIER.plusSeconds(1);
    User assigned =
        updated(silent.upsert(User_.id.set(1L), User_.name.set("A"), User_.updatedAt.set(later)));
    assertThat(assigned.updatedAt()).isEqualTo(later);
    User created = get(silent.upsert(User_.id.set(2L), User_.name.set("Bob"))).entity();
    assertThat(Objects.requireNonNull(created.updatedAt())).isAfter(later);
  }

  private static User updated(Mono<Stored<User>> upsert) {
    Stored<User> stored = get(upsert);
    assertThat(stored.outcome()).isEqualTo(Outcome.UPDATED);
    return stored.entity();
  }

  @DisplayName("a time that is assigned is written; new rows have theirs")
  @Test
  void assigned() {
    User ada = early("Ada");
    Instant later = EARLIER.plusSeconds(1);
    assertThat(get(silent.update(ada, User_.updatedAt.set(later))).updatedAt()).isEqualTo(later);
    User bob = get(silent.create(User_.name.set("Bob")));
    assertThat(Objects.requireNonNull(bob.updatedAt())).isAfter(later);
    assertThat(bob.createdAt()).isNotNull();
  }
}
