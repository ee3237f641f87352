package io.sluice.internal.execution;

import io.sluice.dialect.CursorRenderer;
import io.sluice.dialect.Sql;
import io.sluice.internal.row.RowReader;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    /**
     * A text without rows that is asked for when it is its turn; nothing is sent where it is null
     * then.
     */
    Mono<Void> inTurn(Supplier<@Nullable Sql> sql);
  }

  Cursor(CursorRenderer renderer) {
    this.renderer = renderer;
  }

  <T> Flux<T> rows(Statements way, Sql sql, int window, RowReader<T> reader) {
    return Flux.usingWhen(
        Mono.fromSupplier(() -> new Use(take())),
        use -> windows(way, sql, use, window, reader),
        use -> close(way, use));
  }

  /** One reader's use of a name. What it says is asked for in the lane's order. */
  private static final class Use {
    private final int number;
    private volatile boolean declared;

    Use(int number) {
      this.number = number;
    }

    String name() {
      return "sluice_cursor_" + number;
    }
  }

  private <T> Flux<T> windows(Statements way, Sql sql, Use use, int window, RowReader<T> reader) {
    Mono<List<T>> next = way.fetched(renderer.fetch(use.name(), window), reader).collectList();
    return way.inTurn(() -> declared(use, sql))
        .thenMany(
            Flux.range(0, Integer.MAX_VALUE)
                .concatMap(ignored -> next, 1)
                .takeUntil(rows -> rows.size() < window)
                .concatMapIterable(rows -> rows, 1));
  }

  private Sql declared(Use use, Sql sql) {
    use.declared = true;
    return renderer.declare(use.name(), sql);
  }

  // In a failed transaction the cursor is gone already, and the statement is refused. Of a reader
  // that has left before its turn there is no cursor, and an error would fail the transaction.
  private Mono<Void> close(Statements way, Use use) {
    return way.inTurn(() -> use.declared ? renderer.close(use.name()) : null)
        .onErrorComplete()
        .doFinally(signal -> giveBack(use.number));
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
