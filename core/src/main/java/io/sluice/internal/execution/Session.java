package io.sluice.internal.execution;

import io.sluice.dialect.Sql;
import io.sluice.dialect.Statement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One operation's or transaction's way to the database: all statements go down one lane. */
public final class Session {
  private final Execution execution;
  private final Lane lane;
  private final @Nullable Cursor cursor;
  private final boolean tracked;
  private volatile boolean written;

  Session(Execution execution, Lane lane, @Nullable Cursor cursor) {
    this(execution, lane, cursor, false);
  }

  private Session(Execution execution, Lane lane, @Nullable Cursor cursor, boolean tracked) {
    this.execution = execution;
    this.lane = lane;
    this.cursor = cursor;
    this.tracked = tracked;
  }

  @Nullable Cursor cursor() {
    return cursor;
  }

  /** The same way, on which it is seen whether anything was written. */
  Session tracked() {
    return new Session(execution, lane, cursor, true);
  }

  private Session untracked() {
    return tracked ? new Session(execution, lane, cursor) : this;
  }

  /** Whether a statement has written, or may have; only known where that is tracked. */
  boolean hasWritten() {
    return written;
  }

  /** The rows of a statement, mapped; sent on each subscription, in the order of subscription. */
  public <T> Flux<T> rows(Statement statement, RowFunction<T> function) {
    return rows(statement, 0, function);
  }

  /** The same, reading so many rows at a time from the server; 0 for all. */
  public <T> Flux<T> rows(Statement statement, int fetchSize, RowFunction<T> function) {
    return rows(
        execution.rendered(statement), statement instanceof Statement.Select, fetchSize, function);
  }

  <T> Flux<T> rows(Sql sql, boolean reads, int fetchSize, RowFunction<T> function) {
    if (fetchSize > 0 && cursor != null) {
      return cursor.rows(untracked(), sql, fetchSize, function);
    }
    Flux<T> rows =
        call(() -> StatementWork.rows(sql, execution.errors(), reads, fetchSize, function));
    return tracked && !reads
        ? rows.doOnNext(ignored -> written = true).doOnCancel(() -> written = true)
        : rows;
  }

  /** How many rows a statement changed. */
  Mono<Long> change(Sql sql) {
    return counted(call(() -> StatementWork.change(sql, execution.errors())).single());
  }

  /** Inserts one row, and emits the value that the database made for the column. */
  Mono<Long> generated(Sql sql, String column) {
    return counted(call(() -> StatementWork.generated(sql, execution.errors(), column)).single());
  }

  private <T> Flux<T> call(Supplier<Work<T>> work) {
    return CallFlux.on(lane, work, execution.environment());
  }

  private Mono<Long> counted(Mono<Long> count) {
    return tracked
        ? count.doOnNext(each -> written |= each > 0).doOnCancel(() -> written = true)
        : count;
  }
}
