package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** A table is altered by somebody else, while connections have statements prepared on it. */
public abstract class AlteredTableContract extends EntryContract {
  private static final int CONNECTIONS = 3;
  private static final long ROWS = 3;

  private final Sluice target;
  private final Model<Entry> model;

  protected AlteredTableContract(DatabaseUnderTest database) {
    super(database);
    this.target = database.sluice(CONNECTIONS);
    this.model = target.model(Entry_.TYPE);
  }

  @BeforeEach
  void prepare() {
    fill(ROWS);
    Sinks.Empty<Void> all = Sinks.empty();
    List<Long> counts =
        get(
            Flux.range(1, CONNECTIONS)
                .flatMap(
                    i ->
                        target.transactional(
                            model
                                .updateByPk((long) i, Entry_.text.set("old"))
                                .then(rows())
                                .doOnNext(
                                    count -> {
                                      if (target.openConnections() == CONNECTIONS) {
                                        all.tryEmitEmpty();
                                      }
                                    })
                                .delayUntil(count -> all.asMono())),
                    CONNECTIONS)
                .collectList());
    assertThat(counts).hasSize(CONNECTIONS).containsOnly(ROWS);
    database.run(
        "ALTER TABLE entries DROP COLUMN text", "ALTER TABLE entries ADD COLUMN text CHAR(9)");
    log.clear();
  }

  @AfterEach
  void restore() {
    database.requireNothingOpen(target);
    assertThat(log.outcomes()).hasSameSizeAs(log.events()); // each has ended
    database.drop("entries");
  }

  private Mono<Long> rows() {
    return model.findAll(query -> query.where(Entry_.id.gt(0L))).count();
  }

  private Mono<Long> rowsAfterWrite() {
    return model.create(Entry_.id.set(10L), Entry_.text.set("ten")).then(rows());
  }

  @DisplayName("what had done nothing before is prepared again")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void first(boolean transaction) {
    Mono<Long> read = transaction ? target.transactional(rows()) : rows();

    StepVerifier.create(Flux.range(0, CONNECTIONS + 1).flatMap(i -> read, CONNECTIONS))
        .expectNext(ROWS, ROWS, ROWS, ROWS)
        .expectComplete()
        .verify(PATIENCE);
  }

  @DisplayName("a write that had done nothing before is sent once more, and written once")
  @Test
  void firstWrite() {
    Mono<Long> write =
        target.transactional(model.updateByPk(1L, Entry_.text.set("new")).map(Entry::id));

    StepVerifier.create(Flux.range(0, CONNECTIONS + 1).flatMap(i -> write, CONNECTIONS))
        .expectNext(1L, 1L, 1L, 1L)
        .expectComplete()
        .verify(PATIENCE);
  }

  @DisplayName("a transaction with retries is run again, whichever connection it meets")
  @Test
  void retried() {
    Mono<Long> write = target.transaction(tx -> rowsAfterWrite(), options -> options.retries(1));

    StepVerifier.create(write).expectNext(ROWS + 1).expectComplete().verify(PATIENCE);
    assertThat(get(model.count())).isEqualTo(ROWS + 1);
  }

  @DisplayName(
      "what had done nothing in its savepoint is prepared again, and keeps what was before")
  @Test
  void nested() {
    Mono<Long> read = target.transaction(tx -> rows(), options -> options.nested());
    Mono<Long> write =
        target.transactional(
            model.create(Entry_.id.set(10L), Entry_.text.set("ten")).then(read).flatMap(n -> read));

    StepVerifier.create(write).expectNext(ROWS + 1).expectComplete().verify(PATIENCE);
    assertThat(get(model.count())).isEqualTo(ROWS + 1);
  }
}
