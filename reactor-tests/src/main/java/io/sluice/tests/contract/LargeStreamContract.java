package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Streams with {@code fetchSize} of many more rows than may be kept in memory: they come to their
 * end whatever else happens in between, on a small pool, inside and outside of a transaction.
 */
@Timeout(60)
public abstract class LargeStreamContract extends ClubContract {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final int BUFFER = 1_000;

  protected LargeStreamContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createEntries() {
    database.sync(Entry_.TYPE);
    log.off();
  }

  private Sluice small(ConnectionPool pool) {
    return Sluice.of(pool, settings -> settings.bufferRows(BUFFER));
  }

  private static <T> Flux<T> all(Sluice target, boolean transaction, Flux<T> rows) {
    return transaction ? target.transactionalStream(rows) : rows;
  }

  @DisplayName("a query for each row, and for some of very many")
  @ParameterizedTest
  @CsvSource({
    "1,5000,1,false", "2,5000,1,false", "1,5000,1,true",
    "1,50000,50,false", "2,50000,50,false", "1,50000,50,true"
  })
  void nestedQueries(int connections, int rows, int every, boolean transaction) {
    database.fill("entries", rows);
    ConnectionPool pool = database.pool(connections, database.proxy());
    Sluice target = small(pool);
    Model<Entry> model = target.model(Entry_.TYPE);
    Flux<Entry> nested =
        model
            .findAll(query -> query.fetchSize(100))
            .flatMap(
                each -> each.id() % every == 0 ? model.findByPk(each.id()) : Mono.just(each), 16);

    Mono<Long> sum = all(target, transaction, nested).map(Entry::id).reduce(0L, Long::sum);

    assertThat(sum.block(LONG)).isEqualTo(rows * (rows + 1L) / 2);
    database.requireNothingInUse(target);
    database.requireNothingAcquired(pool);
  }

  @DisplayName("a query for each row of several streams at once")
  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "4,true"})
  void severalStreams(int connections, boolean transaction) {
    int rows = 3_000;
    database.fill("entries", rows);
    ConnectionPool pool = database.pool(connections, database.proxy());
    Sluice target = small(pool);
    Model<Entry> model = target.model(Entry_.TYPE);
    Flux<Entry> nested =
        model.findAll(query -> query.fetchSize(100)).flatMap(each -> model.findByPk(each.id()), 16);

    Mono<Long> count = Flux.range(0, 4).flatMap(i -> all(target, transaction, nested), 4).count();

    assertThat(count.block(LONG)).isEqualTo(4L * rows);
    database.requireNothingInUse(target);
    database.requireNothingAcquired(pool);
  }

  /** Clubs, of which the second half are sections of the first. */
  private void clubsWithSections(int number) {
    database.run(
        "INSERT INTO clubs (name) VALUES "
            + String.join(", ", Collections.nCopies(number, "('one of many')")),
        "UPDATE clubs SET parent_id = id - " + number / 2 + " WHERE id > " + number / 2);
  }

  @DisplayName("an include of many rows for very many")
  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "1,true"})
  void include(int connections, boolean transaction) {
    int number = 5_000;
    clubsWithSections(number);
    ConnectionPool pool = database.pool(connections, database.proxy());
    Sluice target = small(pool);
    Flux<Club> rows =
        target.model(Club_.TYPE).findAll(query -> query.fetchSize(100).include(Club_.sections));

    List<Club> found =
        Objects.requireNonNull(all(target, transaction, rows).collectList().block(LONG));

    assertThat(found).hasSize(number);
    assertThat(found.stream().map(Club::id).distinct()).hasSize(number);
    assertThat(found.stream().flatMap(each -> each.sections().loaded().stream()))
        .hasSize(number / 2);
    database.requireNothingInUse(target);
    database.requireNothingAcquired(pool);
  }

  private static Query<Member> withClubsAndTheirSections(Query<Member> query) {
    return query
        .fetchSize(50)
        .order(Member_.id.asc())
        .include(Member_.clubs, each -> each.include(Club_.sections));
  }

  @DisplayName("an include by a join table, with another one in it, for very many in their order")
  @ParameterizedTest
  @CsvSource({"1,false", "1,true"})
  void includeInInclude(int connections, boolean transaction) {
    int number = 2_000;
    clubsWithSections(number);
    database.run(
        "INSERT INTO members (name) VALUES "
            + String.join(", ", Collections.nCopies(number, "('one of many')")),
        "INSERT INTO enrolments (member_id, club_id, since)"
            + " SELECT id, id, CURRENT_TIMESTAMP FROM members");
    ConnectionPool pool = database.pool(connections, database.proxy());
    Sluice target = small(pool);
    Flux<Member> rows =
        target.model(Member_.TYPE).findAll(LargeStreamContract::withClubsAndTheirSections);

    List<Member> found =
        Objects.requireNonNull(all(target, transaction, rows).collectList().block(LONG));

    assertThat(found.stream().map(Member::id)).hasSize(number).isSorted();
    List<Club> clubsFound = found.stream().flatMap(each -> each.clubs().loaded().stream()).toList();
    assertThat(clubsFound).hasSize(number);
    assertThat(clubsFound.stream().flatMap(each -> each.sections().loaded().stream()))
        .hasSize(number / 2);
    database.requireNothingInUse(target);
    database.requireNothingAcquired(pool);
  }
}
