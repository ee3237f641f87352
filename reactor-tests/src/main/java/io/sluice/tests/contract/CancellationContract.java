package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.DeadlockException;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * 300 cancellations at each stage, on pools of one, of three, and without one, leave nothing
 * behind.
 */
public abstract class CancellationContract extends EntryContract {
  private static final int TIMES = 300;

  // on a slow machine a cancel comes late: a write that had ended would be committed
  private static <T> Flux<T> endless(Flux<T> writes) {
    return writes.concatWith(Flux.never());
  }

  protected CancellationContract(DatabaseUnderTest database) {
    super(database);
  }

  /** Where a cancel hits. */
  public enum Stage {
    /** Before there is a connection. */
    CONNECTING(model -> model.findAll(), 0),
    /** While rows come. */
    STREAMING(model -> model.findAll(), 3_000),
    /** In the middle of a transaction. */
    TRANSACTION(
        model ->
            endless(
                model
                    .create(Entry_.id.set(-1L))
                    .thenMany(model.findAll().flatMap(each -> model.findByPk(each.id()), 8))),
        6_000),
    /** While a result is drained because another statement waits. */
    DRAINING(
        model -> Flux.zip(model.findAll(), model.count().delaySubscription(Duration.ofNanos(1))),
        3_000),
    /** While keys of a write come. */
    WRITING(
        model ->
            endless(
                Flux.range(1, 200)
                    .concatMap(
                        i ->
                            model.updateWhere(Entry_.id.eq((long) i), Entry_.text.set("changed")))),
        6_000);

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final Function<Model<Entry>, Flux<?>> operation;

    private final int microseconds;

    Stage(Function<Model<Entry>, Flux<?>> operation, int microseconds) {
      this.operation = operation;
      this.microseconds = microseconds;
    }
  }

  @DisplayName("25: cancelled at any moment")
  @ParameterizedTest
  @CsvSource({
    "CONNECTING,1", "CONNECTING,3", "CONNECTING,0",
    "STREAMING,1", "STREAMING,3", "STREAMING,0",
    "TRANSACTION,1", "TRANSACTION,3", "TRANSACTION,0",
    "DRAINING,1", "DRAINING,3", "DRAINING,0",
    "WRITING,1", "WRITING,3", "WRITING,0"
  })
  void cancelled(Stage stage, int connections) {
    fill(2_000);
    log.off();
    Sluice target = connections == 0 ? database.unpooled() : database.sluice(connections);
    Model<Entry> model = target.model(Entry_.TYPE);
    Flux<?> operation = stage.operation.apply(model);
    Flux<?> inTransaction =
        stage == Stage.STREAMING || stage == Stage.CONNECTING
            ? operation
            : target.transactionalStream(operation);
    Random random = new Random(42);
    Flux<Void> cancels =
        Flux.range(0, TIMES)
            .concatMap(
                i -> {
                  long after = 1 + random.nextLong(1 + stage.microseconds * 1_000L);
                  return inTransaction
                      .takeUntilOther(Mono.delay(Duration.ofNanos(after)))
                      // those that write the same row while others roll back can cross on InnoDB
                      .onErrorComplete(DeadlockException.class)
                      .then();
                });
    StepVerifier.create(cancels).expectComplete().verify(PATIENCE);
    database.requireNothingOpen(target);
    Mono<Long> nine = Flux.range(0, 9).flatMap(ignored -> model.count(), 9).reduce(0L, Long::sum);
    assertThat(nine.block(PATIENCE)).isEqualTo(9 * 2_000L);
    assertThat(
            get(model.count(query -> query.where(Entry_.text.eq("changed").and(Condition.all())))))
        .isZero();
  }
}
