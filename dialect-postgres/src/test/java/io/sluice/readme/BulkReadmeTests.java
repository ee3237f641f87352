package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.error.BulkRecordException;
import io.sluice.result.Imported;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what the README shows of bulk writes. */
@Timeout(60)
class BulkReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Sluice sluice;
  private Model<User> users;

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_bulk"));
    users = sluice.model(User_.TYPE);
    sluice.sync().block(PATIENCE);
  }

  @AfterEach
  void stop() {
    sluice.drop().block(PATIENCE);
    sluice.close().block(PATIENCE);
  }

  private static Flux<User> people(int number) {
    return Flux.range(0, number)
        .map(each -> User_.builder().name("p" + each).email(each + "@example.org").build());
  }

  @Test
  void bulk() {
    Flux<User> people = people(300);
    AtomicLong told = new AtomicLong();
    // readme: bulk
    Flux<User> created = users.bulkCreate(people); // in their order, with their keys
    Mono<Imported> imported = // nothing comes back but numbers: the fastest way
        users.bulkImport(
            people,
            o ->
                o.conflictOn(User_.email)
                    .updateOnConflict(User_.name) // or ignoreConflicts()
                    .progress(Duration.ofSeconds(1), p -> told.set(p.rows())));
    Mono<Long> renamed =
        users.bulkUpdate(users.findAll().map(u -> u.withName("X " + u.name())), User_.name);
    Mono<Long> gone = users.bulkDestroy(users.findAll(q -> q.where(User_.age.isNull())));
    // readme: end
    StepVerifier.create(created.map(User::name).take(2)).expectNext("p0", "p1").verifyComplete();
    assertThat(users.count().block(PATIENCE)).isZero();
    assertThat(created.count().block(PATIENCE)).isEqualTo(300);
    assertThat(imported.block(PATIENCE)).isEqualTo(new Imported(300, 0));
    assertThat(told).hasValue(300);
    assertThat(renamed.block(PATIENCE)).isEqualTo(300);
    assertThat(gone.block(PATIENCE)).isEqualTo(300);
  }

  @Test
  void graph() {
    Flux<User> people =
        people(3).map(each -> each.withTeams(BelongsToMany.of(new Team(null, "Rivets", null))));
    // readme: bulk graph
    Flux<User> created = users.bulkCreate(people, o -> o.chunk(1_000), User_.projects, User_.teams);
    // readme: end
    StepVerifier.create(created.map(each -> each.teams().loaded().get(0).name()))
        .expectNext("Rivets", "Rivets", "Rivets")
        .verifyComplete();
    assertThat(sluice.model(Team_.TYPE).count().block(PATIENCE)).isEqualTo(3);
  }

  @Test
  void chunks() {
    Flux<User> people = people(300).concatWith(people(1));
    // readme: chunks
    Mono<Imported> imported =
        users.bulkImport(
            people,
            o ->
                o.chunk(1_000)
                    .commitEachChunk(4) // four at once, each in a transaction of its own
                    .skip(error -> System.out.println(error.index() + ": " + error.getCause())));
    // readme: end
    assertThat(imported.block(PATIENCE)).isEqualTo(new Imported(300, 1));
    StepVerifier.create(users.bulkImport(people))
        .expectError(BulkRecordException.class)
        .verify(PATIENCE);
  }
}
