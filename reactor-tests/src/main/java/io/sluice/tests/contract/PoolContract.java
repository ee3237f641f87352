package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.AcquireTimeoutException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.transaction.TransactionOptions;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Leases: no operation waits for a connection that only its own consumer can free. */
public abstract class PoolContract extends EntryContract {
  protected PoolContract(DatabaseUnderTest database) {
    super(database);
  }

  @DisplayName("streams with a statement for each row come to an end on any pool")
  @ParameterizedTest
  @CsvSource({"1,1", "1,4", "1,32", "4,4", "4,32"})
  void streamsWithNestedStatements(int connections, int streams) {
    fill(300);
    Sluice pooled = database.sluice(connections);
    Model<Entry> model = pooled.model(Entry_.TYPE);
    Flux<Entry> nested = model.findAll().flatMap(each -> model.findByPk(each.id()), 16);
    Mono<Long> all = Flux.merge(Flux.range(0, streams).map(ignored -> nested), streams).count();
    assertThat(get(all)).isEqualTo(300L * streams);
    database.requireNothingOpen(pooled);
  }

  @Test
  void streamsOfThousandsOnOneConnection() {
    fill(5_000);
    Sluice pooled = database.sluice(1);
    Model<Entry> model = pooled.model(Entry_.TYPE);
    Mono<Long> nested = model.findAll().concatMap(each -> model.findByPk(each.id())).count();
    assertThat(get(nested)).isEqualTo(5_000);
    database.requireNothingOpen(pooled);
  }

  @DisplayName("rows come on one thread, and are asked for on others: all come, in their order")
  @RepeatedTest(3)
  void statementsForEachRowOnOtherConnections() {
    int rows = 3_000;
    fill(rows);
    Sluice pooled = database.sluice(8, settings -> settings.gather(false));
    Model<Entry> model = pooled.model(Entry_.TYPE);
    Flux<Long> keys =
        model
            .findAll(query -> query.order(Entry_.id.asc()))
            .flatMapSequential(each -> model.findByPk(each.id()).map(Entry::id), 64);
    assertThat(get(keys.collectList())).isEqualTo(LongStream.rangeClosed(1, rows).boxed().toList());
    database.requireNothingOpen(pooled);
  }

  @DisplayName("the connection is back with the server's last row, not with the consumer's")
  @Test
  void leaseEndsWithTheServer() {
    fill(200);
    Sluice one = database.sluice(1);
    Model<Entry> model = one.model(Entry_.TYPE);
    StepVerifier.create(model.findAll(), 1)
        .expectNextCount(1)
        .then(() -> assertThat(get(model.count())).isEqualTo(200))
        .thenRequest(Long.MAX_VALUE)
        .expectNextCount(199)
        .verifyComplete();
  }

  @DisplayName("a consumer that waits forever does not hold up others")
  @Test
  void idleConsumer() {
    fill(50_000);
    Sluice one = database.sluice(1);
    Model<Entry> model = one.model(Entry_.TYPE);
    StepVerifier.create(model.findAll(), 1)
        .expectNextCount(1)
        .then(() -> assertThat(get(model.count())).isEqualTo(50_000))
        .thenRequest(Long.MAX_VALUE)
        .expectNextCount(49_999)
        .verifyComplete();
  }

  @Test
  void acquireTimesOutWithAWayOut() {
    Sluice one = database.sluice(1, settings -> settings.acquireTimeout(Duration.ofMillis(300)));
    Model<Entry> model = one.model(Entry_.TYPE);
    Mono<Long> separate = one.transaction(tx -> model.count(), TransactionOptions::separate);
    StepVerifier.create(one.transactional(model.count().then(separate)))
        .verifyErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(AcquireTimeoutException.class)
                    .hasMessageContaining("transactions"));
    database.requireNothingOpen(one);
    assertThat(get(model.count())).isZero();
  }

  @DisplayName("11: take of a large result with fetchSize does not read it all")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takeWithFetchSize(boolean transaction) {
    fill(500_000);
    Flux<Entry> few = entries.findAll(query -> query.fetchSize(100)).take(10);
    Mono<Long> body = few.count();
    assertThat(get(transaction ? sluice.transactional(body) : body)).isEqualTo(10);
    assertThat(log.outcomes()).allSatisfy(each -> assertThat(each.rows()).isLessThan(10_000));
  }

  @DisplayName("26: windows of a cursor, with statements in between")
  @ParameterizedTest
  @CsvSource({"1,3", "256,1000", "999,1000", "1000,1000", "1001,1000", "100,0"})
  void cursor(int window, int rows) {
    fill(rows);
    Flux<Entry> read = entries.findAll(query -> query.fetchSize(window).order(Entry_.id.asc()));
    Mono<Long> nested = read.concatMap(each -> entries.findByPk(each.id())).count();
    assertThat(get(sluice.transactional(nested))).isEqualTo(rows);
    Mono<Long> two = Flux.zip(read, read).count();
    assertThat(get(sluice.transactional(two))).isEqualTo(rows);
    assertThat(get(read.count())).isEqualTo(rows);
  }

  @DisplayName("a reader of windows that leaves before its turn does nothing to its transaction")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cursorThatIsNotOpened(boolean alone) {
    fill(10);
    Flux<Entry> read = entries.findAll(query -> query.fetchSize(2));
    Mono<Long> left = Flux.zip(read, Flux.empty().hide()).count();
    Mono<Long> body = alone ? left : Flux.merge(read.count(), left).reduce(0L, Long::sum);
    Mono<Long> after = read.count();
    assertThat(get(sluice.transactional(body.then(after)))).isEqualTo(10);
    assertThat(log.statements()).noneMatch(each -> each.startsWith("a statement that was not"));
  }
}
