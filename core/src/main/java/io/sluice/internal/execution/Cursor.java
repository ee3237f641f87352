package io.sluice.internal.execution;

import io.sluice.dialect.Sql;
import java.util.BitSet;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads results of a transaction in windows by DECLARE, FETCH and CLOSE. Each of them is a call of
 * its own, so that other statements go in between, and at most two windows are in memory.
 */
final class Cursor {
  private final BitSet taken = new BitSet();

  <T> Flux<T> rows(Session session, Sql sql, int window, RowFunction<T> function) {
    return Flux.usingWhen(
        Mono.fromSupplier(this::take),
        number -> windows(session, sql, "sluice_cursor_" + number, window, function),
        number -> close(session, number));
  }

  private static <T> Flux<T> windows(
      Session session, Sql sql, String name, int window, RowFunction<T> function) {
    Mono<List<T>> next =
        session.rows(Sql.of("FETCH " + window + " FROM " + name), 0, function).collectList();
    return session
        .change(sql.prefixed("DECLARE " + name + " NO SCROLL CURSOR FOR "))
        .thenMany(
            Flux.range(0, Integer.MAX_VALUE)
                .concatMap(ignored -> next, 1)
                .takeUntil(rows -> rows.size() < window)
                .concatMapIterable(rows -> rows, 1));
  }

  // in a failed transaction the cursor is gone already, and the statement is refused
  private Mono<Void> close(Session session, int number) {
    return session
        .change(Sql.of("CLOSE sluice_cursor_" + number))
        .onErrorComplete()
        .doFinally(signal -> giveBack(number))
        .then();
  }

  // few names, so that few texts fill the driver's cache of statements
  private synchronized int take() {
    int number = taken.nextClearBit(0);
    taken.set(number);
    return number;
  }

  private synchronized void giveBack(int number) {
    taken.clear(number);
  }
}
