package io.sluice.internal.execution;

import io.sluice.dialect.Sql;
import io.sluice.dialect.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One operation's or transaction's way to the database: all statements go down one lane. */
public final class Session {
  private final Execution execution;
  private final Lane lane;
  private final @Nullable Cursor cursor;
  private final Observers observers;
  private final Errors errors;

  Session(Execution execution, Lane lane, @Nullable Cursor cursor) {
    this.execution = execution;
    this.lane = lane;
    this.cursor = cursor;
    this.observers = execution.observers();
    this.errors = execution.errors();
  }

  /** The rows of a statement, mapped; sent on each subscription, in the order of subscription. */
  public <T> Flux<T> rows(Statement statement, RowFunction<T> function) {
    return rows(statement, 0, function);
  }

  /** The same, reading so many rows at a time from the server; 0 for all. */
  public <T> Flux<T> rows(Statement statement, int fetchSize, RowFunction<T> function) {
    return rows(execution.rendered(statement), fetchSize, function);
  }

  <T> Flux<T> rows(Sql sql, int fetchSize, RowFunction<T> function) {
    return fetchSize > 0 && cursor != null
        ? cursor.rows(this, sql, fetchSize, function)
        : LaneFlux.on(lane, () -> StatementWork.rows(sql, errors, fetchSize, function), observers);
  }

  /** How many rows a statement changed. */
  Mono<Long> change(Sql sql) {
    return LaneFlux.on(lane, () -> StatementWork.change(sql, errors), observers).single();
  }

  /** Inserts one row, and emits the value that the database made for the column. */
  Mono<Long> generated(Sql sql, String column) {
    return LaneFlux.on(lane, () -> StatementWork.generated(sql, errors, column), observers)
        .single();
  }
}
