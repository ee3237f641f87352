package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Each row that is created has the key that the database gave to it, and to no other. */
public abstract class GeneratedKeyContract extends Contract {
  private static final int ROWS = 400;
  private static final int AT_ONCE = 8;

  protected GeneratedKeyContract(DatabaseUnderTest database) {
    super(database);
  }

  /** Another Sluice, on so many connections. */
  protected Sluice connected(int connections) {
    return database.sluice(connections);
  }

  // given keys go down in wide steps: generated ones, which follow the highest, reach none of them
  private Mono<User> created(Model<User> model, int number) {
    String name = "user " + number;
    return number % 5 == 0
        ? model.create(User_.id.set(1_000_000_000L - 1_000_000L * number), User_.name.set(name))
        : model.create(User_.name.set(name));
  }

  @Test
  void rowsThatAreCreatedBesideEachOtherHaveTheirOwnKeys() {
    Model<User> model = connected(AT_ONCE).model(User_.TYPE);
    List<User> created =
        get(Flux.range(0, ROWS).flatMap(i -> created(model, i), AT_ONCE).collectList());

    Map<Object, String> stored = get(users.findAll().collectMap(users::key, User::name));
    Set<Object> keys = new HashSet<>();
    assertThat(created)
        .hasSize(ROWS)
        .allSatisfy(each -> assertThat(keys.add(users.key(each))).isTrue())
        .allSatisfy(each -> assertThat(stored.get(users.key(each))).isEqualTo(each.name()));
  }

  @Test
  void rowsThatAreCreatedInBulkBesideEachOtherHaveTheirOwnKeys() {
    Model<User> model = connected(AT_ONCE).model(User_.TYPE);
    Flux<User> all =
        Flux.range(0, AT_ONCE)
            .flatMap(
                writer ->
                    model.bulkCreate(
                        Flux.range(0, ROWS)
                            .map(i -> User_.builder().name(writer + " " + i).build())),
                AT_ONCE);

    Map<Object, String> created = get(all.collectMap(users::key, User::name));

    assertThat(created).hasSize(AT_ONCE * ROWS);
    assertThat(get(users.findAll().collectMap(users::key, User::name))).isEqualTo(created);
  }

  @Test
  void aKeyThatWasGivenIsKept() {
    User ada = get(users.create(User_.id.set(70L), User_.name.set("Ada")));
    assertThat(ada.id()).isEqualTo(70L);
    assertThat(get(users.findByPk(70L))).isEqualTo(ada);
  }
}
