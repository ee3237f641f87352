package io.sluice.internal.execution;

import io.sluice.dialect.CursorRenderer;
import io.sluice.dialect.Sql;
import java.util.BitSet;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads results of a transaction in windows by the server's cursors: declared, fetched from and
 * closed. Each of them is a call of its own, so that other statements go in between, and at most
 * two windows are in memory.
 */
final class Cursor {
  private final CursorRenderer renderer;
  private final BitSet taken = new BitSet();

  Cursor(CursorRenderer renderer) {
    this.renderer = renderer;
  }

  <T> Flux<T> rows(Session session, Sql sql, int window, RowFunction<T> function) {
    return Flux.usingWhen(
        Mono.fromSupplier(this::take),
        number -> windows(session, sql, name(number), window, function),
        number -> close(session, number));
  }

  private static String name(int number) {
    return "sluice_cursor_" + number;
  }

  private <T> Flux<T> windows(
      Session session, Sql sql, String name, int window, RowFunction<T> function) {
    Mono<List<T>> next =
        session.rows(renderer.fetch(name, window), false, 0, function).collectList();
    return session
        .change(renderer.declare(name, sql))
        .thenMany(
            Flux.range(0, Integer.MAX_VALUE)
                .concatMap(ignored -> next, 1)
                .takeUntil(rows -> rows.size() < window)
                .concatMapIterable(rows -> rows, 1));
  }

  // in a failed transaction the cursor is gone already, and the statement is refused
  private Mono<Void> close(Session session, int number) {
    return session
        .change(renderer.close(name(number)))
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
