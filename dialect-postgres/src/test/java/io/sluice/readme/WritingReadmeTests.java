package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.query.Changes;
import io.sluice.result.Linked;
import io.sluice.result.Stored;
import io.sluice.result.Stored.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what the page about writing shows. */
@Timeout(60)
class WritingReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Sluice sluice;
  private Model<User> users;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_writing"));
    users = sluice.model(User_.TYPE);
    sluice.sync().block(PATIENCE);
  }

  @AfterEach
  void stop() {
    sluice.drop().block(PATIENCE);
    sluice.close().block(PATIENCE);
  }

  private static <T> T get(Mono<T> mono) {
    return mono.block(PATIENCE);
  }

  @Test
  void upsert() {
    User user = User_.builder().name("Ada").email("ada@example.org").age(36).build();
    // readme: upsert
    Mono<Stored<User>> byEmail =
        users.upsert(User_.email.set("ada@example.org"), User_.name.set("Ada"));
    Mono<Stored<User>> byEntity = users.upsert(user); // by its key, if it has one
    Mono<String> told =
        byEntity.map(s -> s.entity().name() + (s.created() ? " is new" : " was there"));
    // readme: end
    assertThat(get(byEmail).created()).isTrue();
    assertThat(get(told)).isEqualTo("Ada was there");
    assertThat(get(users.findByPk(1L)).age()).isEqualTo(36);
  }

  @Test
  void upsertOptions() {
    User user = User_.builder().name("Ada").email("ada@example.org").age(36).build();
    // readme: upsert options
    Mono<Stored<User>> some =
        users.upsert(user, o -> o.conflictOn(User_.email).updateOnConflict(User_.name));
    Mono<Stored<User>> sum = // the row's own value, and that of the row that was not inserted
        users.upsert(user, o -> o.setOnConflict(User_.age.by(User_.age.excluded())));
    Mono<Stored<User>> older = // PostgreSQL only
        users.upsert(user, o -> o.onlyIf(User_.age.ltThan(User_.age.excluded())));
    Mono<Stored<User>> none = users.createIfAbsent(user);
    // readme: end
    assertThat(get(some).outcome()).isEqualTo(Outcome.CREATED);
    assertThat(get(sum).entity().age()).isEqualTo(72);
    assertThat(get(older).outcome()).isEqualTo(Outcome.KEPT);
    assertThat(get(none).outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void returning() {
    get(users.create(User_.name.set("Ada"), User_.age.set(36)));
    // readme: returning
    Flux<User> older = users.updateReturning(User_.age.gt(30), User_.age.by(1));
    Flux<User> gone = users.destroyReturning(User_.age.gt(30)); // as they were
    // readme: end
    StepVerifier.create(older.map(User::age)).expectNext(37).verifyComplete();
    StepVerifier.create(gone.map(User::age)).expectNext(37).verifyComplete();
  }

  @Test
  void destroying() {
    sluice.sync(Project_.TYPE, Profile_.TYPE).block(PATIENCE);
    User user = get(users.create(User_.name.set("Ada")));
    Project p1 = get(user.projects().create(Project_.title.set("Engine")));
    get(user.projects().create(Project_.title.set("Notes")));
    get(user.profile().create(Profile_.text.set("Countess")));
    // readme: destroying
    Mono<Linked> kept = user.projects().destroying().set(p1); // the others are gone
    Mono<Void> cleared = user.profile().destroying().clear();
    // readme: end
    assertThat(get(kept)).isEqualTo(new Linked(0, 1, 0, 1));
    assertThat(get(cleared.then(sluice.model(Profile_.TYPE).count()))).isZero();
    assertThat(get(sluice.model(Project_.TYPE).count())).isEqualTo(1);
  }

  @Test
  void silently() {
    User user = get(users.create(User_.name.set("Ada")));
    // readme: silently
    Mono<User> corrected = users.silently().update(user, User_.name.set("Ada L."));
    // readme: end
    User after = get(corrected);
    assertThat(after.updatedAt()).isEqualTo(user.updatedAt());
    assertThat(after.name()).isEqualTo("Ada L.");
  }

  @Test
  void findOrCreate() {
    // readme: find or create
    Mono<Stored<User>> ada =
        users.findOrCreate(User_.email.eq("ada@example.org"), User_.name.set("Ada"));
    // readme: end
    assertThat(get(ada).created()).isTrue();
    assertThat(get(ada).created()).isFalse();
  }

  private record Request(String name, Optional<Integer> age, boolean keepsEmail) {}

  @Test
  void changes() {
    Request request = new Request("Ada", Optional.empty(), false);
    // readme: changes
    Changes<User> changes =
        Changes.<User>none()
            .set(User_.name, request.name())
            .setIf(User_.age, request.age()) // an Optional
            .setIf(!request.keepsEmail(), User_.email, null);

    Mono<User> created = users.create(changes);
    Mono<User> patched = users.updateByPk(1L, changes.without(User_.name));
    Mono<Long> all = users.updateWhere(User_.age.isNull(), changes.only(User_.email));
    Mono<User> same = users.updateByPk(1L, Changes.none()); // reads the row
    Mono<User> listed = users.create(List.of(User_.name.set("Bob"), User_.age.set(1)));
    // readme: end
    assertThat(get(created).name()).isEqualTo("Ada");
    assertThat(get(patched).version()).isEqualTo(1);
    assertThat(get(all)).isEqualTo(1);
    assertThat(get(same).version()).isEqualTo(2);
    assertThat(get(listed).age()).isEqualTo(1);
  }
}
