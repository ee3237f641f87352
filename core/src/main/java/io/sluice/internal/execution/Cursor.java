package io.sluice.internal.execution;

import io.sluice.dialect.CursorRenderer;
import io.sluice.dialect.Sql;
import io.sluice.internal.row.RowReader;
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

  /** The way of its statements. */
  interface Statements {
    /** The next rows. */
    <T> Flux<T> fetched(Sql sql, RowReader<T> reader);

    /** What a text without rows does. */
    Mono<Long> change(Sql sql);
  }

  Cursor(CursorRenderer renderer) {
    this.renderer = renderer;
  }

  <T> Flux<T> rows(Statements way, Sql sql, int window, RowReader<T> reader) {
    return Flux.usingWhen(
        Mono.fromSupplier(this::take),
        number -> windows(way, sql, name(number), window, reader),
        number -> close(way, number));
  }

  private static String name(int number) {
    return "sluice_cursor_" + number;
  }

  private <T> Flux<T> windows(
      Statements way, Sql sql, String name, int window, RowReader<T> reader) {
    Mono<List<T>> next = way.fetched(renderer.fetch(name, window), reader).collectList();
    return way.change(renderer.declare(name, sql))
        .thenMany(
            Flux.range(0, Integer.MAX_VALUE)
                .concatMap(ignored -> next, 1)
                .takeUntil(rows -> rows.size() < window)
                .concatMapIterable(rows -> rows, 1));
  }

  // in a failed transaction the cursor is gone already, and the statement is refused
  private Mono<Void> close(Statements way, int number) {
    return way.change(renderer.close(name(number)))
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
