package io.sluice.benchmarks.raw;

import io.r2dbc.spi.Connection;
import io.sluice.benchmarks.work.Difference;
import io.sluice.benchmarks.work.Links;
import java.util.List;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** Links: what is there is read, and one statement each takes away and adds. */
abstract class RawLinks implements Links {
  private final Statements statements;

  RawLinks(Statements statements) {
    this.statements = statements;
  }

  /**
   * In a transaction.
   *
   * @param linked the statement that reads what is linked to the key
   * @param change what makes the difference
   */
  final Mono<Long> set(
      String linked,
      long key,
      List<Long> wanted,
      BiFunction<Connection, Difference, Mono<Long>> change) {
    return statements.inTransaction(
        c ->
            Statements.rows(c, linked, row -> Rows.number(row, 0), key)
                .collectList()
                .map(found -> Difference.of(found, wanted))
                .flatMap(difference -> change.apply(c, difference)));
  }

  /** How many rows both statements have written, which are as many as had to be. */
  static Mono<Long> changed(Difference difference, Mono<Long> unlink, Mono<Long> link) {
    return unlink.flatMap(unlinked -> link.map(linked -> difference.checked(unlinked, linked)));
  }
}
