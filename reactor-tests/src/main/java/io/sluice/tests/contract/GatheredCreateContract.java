package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.Feature;
import io.sluice.error.UniqueConstraintException;
import io.sluice.settings.Settings;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Creates of single entities that gather, where that is asked for. */
@Timeout(120)
public abstract class GatheredCreateContract extends GatheringCases {
  private static final int MANY = 500;

  private final boolean gathers;

  protected GatheredCreateContract(DatabaseUnderTest database) {
    super(database);
    this.gathers = database.has(Feature.INSERT_RETURNING);
  }

  private Model<User> gathering(int connections) {
    return database.sluice(connections, this::opted).model(User_.TYPE);
  }

  private Settings opted(Settings settings) {
    return settings.gatherCreates(true);
  }

  private static User person(long number) {
    return User_.builder()
        .name("u" + number)
        .email(number % 3 == 0 ? null : number + "@example.org")
        .build();
  }

  private static Flux<User> created(Model<User> model, int number) {
    return Flux.range(0, number).flatMap(each -> model.create(person(each)), number);
  }

  @DisplayName("each gets its own row, as the database has it, by a few statements for all")
  @Test
  void many() {
    Model<User> model = gathering(4);
    get(model.count());

    Map<Long, String> names = get(created(model, MANY).collectMap(GatheringCases::id, User::name));

    assertThat(names.values()).doesNotHaveDuplicates().hasSize(MANY);
    List<User> stored = all(users);
    assertThat(stored)
        .hasSize(MANY)
        .allSatisfy(each -> assertThat(names).containsEntry(id(each), each.name()));
    assertThat(stored).allSatisfy(each -> assertThat(each.visits()).isZero());
    assertThat(inserts()).hasSizeBetween(1, gathers ? MANY / 4 : MANY);
  }

  private List<String> inserts() {
    return log.statements().stream().filter(each -> each.startsWith("INSERT")).toList();
  }

  @DisplayName("those that wait for a connection are one INSERT when it is there")
  @Test
  void whoWaitsIsInOneInsert() {
    OneConnection one = new OneConnection(this::opted);

    assertThat(one.later(created(one.users, 30).count())).isEqualTo(30);

    assertThat(inserts()).hasSize(gathers ? 1 : 30);
  }

  @DisplayName("those that leave different columns to the database are apart")
  @Test
  void columns() {
    OneConnection one = new OneConnection(this::opted);
    Flux<Integer> visits =
        Flux.range(0, 30)
            .flatMapSequential(
                each ->
                    one.users.create(each % 3 == 0 ? person(each) : person(each).withVisits(each)),
                30)
            .map(user -> Objects.requireNonNull(user.visits()));

    List<Integer> created = one.later(visits.collectList());

    assertThat(created)
        .isEqualTo(IntStream.range(0, 30).map(each -> each % 3 == 0 ? 0 : each).boxed().toList());
    assertThat(inserts()).hasSize(gathers ? 2 : 30);
  }

  @DisplayName("one that the database does not take is an error of that one alone")
  @Test
  void oneFails() {
    run(users.create(User_.name.set("there"), User_.email.set("7@example.org")));
    OneConnection one = new OneConnection(this::opted);

    List<Signal<User>> signals =
        one.later(
            Flux.range(0, 30)
                .flatMapSequential(each -> one.users.create(person(each)).materialize(), 30)
                .filter(each -> each.isOnNext() || each.isOnError())
                .collectList());

    assertThat(signals).hasSize(30);
    assertThat(signals.get(7).getThrowable()).isInstanceOf(UniqueConstraintException.class);
    assertThat(signals.stream().filter(Signal::isOnNext)).hasSize(29);
    assertThat(get(users.count())).isEqualTo(30);
  }

  @Test
  void inATransactionEachIsAlone() {
    Sluice opted = database.sluice(4, this::opted);
    Model<User> model = opted.model(User_.TYPE);

    assertThat(get(opted.transactional(created(model, 20)).count())).isEqualTo(20);

    assertThat(inserts()).hasSize(20);
  }

  @Test
  void oneThatIsCancelledWhileItWaitsIsNotWritten() {
    OneConnection one = new OneConnection(this::opted);
    Mono<Long> others = created(one.users, 5).count();
    Flux<User> cancelled = created(one.users, 5).takeUntilOther(Mono.just(1));

    StepVerifier.create(cancelled).verifyComplete();
    assertThat(one.later(others)).isEqualTo(5);

    assertThat(get(users.count())).isEqualTo(5);
  }

  @Test
  void callersWhoseContextsDifferAreApart() {
    OneConnection one = new OneConnection(this::opted);

    Flux<User> both =
        Flux.range(0, 10)
            .flatMap(
                each ->
                    one.users
                        .create(User_.builder().name("u").build())
                        .contextWrite(Context.of("tenant", each % 2)),
                10);

    assertThat(one.later(both.count())).isEqualTo(10);
    assertThat(inserts()).hasSize(gathers ? 2 : 10);
  }

  @Test
  void theSameCreateSubscribedTwiceIsTwoRows() {
    Mono<User> create = gathering(2).create(person(0));

    assertThat(id(get(create))).isNotEqualTo(id(get(create)));
    assertThat(get(users.count())).isEqualTo(2);
  }

  @DisplayName("a create alone is the one statement that it always was")
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void alone(int number) {
    Model<User> model = gathering(2);
    run(model.create(person(3)));
    log.clear();

    run(model.create(person(number)));

    assertThat(inserts()).hasSize(1);
    if (gathers) {
      assertThat(log.all()).hasSize(1);
    }
  }

  @Test
  void aWrongArgumentThrowsAtTheCall() {
    User parent = person(1).withProjects(HasMany.of(Project_.builder().title("new").build()));
    Model<User> model = gathering(1);
    assertThatIllegalArgumentException().isThrownBy(() -> model.create(parent));
  }

  @DisplayName("an error of the connection is an error of each, which may suppress its own")
  @Test
  void aConnectionThatFailsIsAnErrorOfEach() {
    ConnectionPool pool = database.pool(1);
    Model<User> model = Sluice.of(pool, this::opted).model(User_.TYPE);
    get(model.count());
    pool.dispose();
    Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

    Flux<User> failing =
        Flux.range(0, 10)
            .flatMap(
                each -> model.create(person(each)).doOnError(errors::add).onErrorComplete(), 10);

    StepVerifier.create(failing).verifyComplete();
    assertThat(errors).hasSize(10).doesNotHaveDuplicates();
  }
}
