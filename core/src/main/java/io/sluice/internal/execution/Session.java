package io.sluice.internal.execution;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.internal.row.RowReader;
import io.sluice.statement.Insert;
import io.sluice.statement.Select;
import io.sluice.statement.Statement;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The way of an operation's or a transaction's statements to the database, the only one there is:
 * they go down one lane, in the order of subscription; each is sent on each subscription. It exists
 * only when it is known which server there is. Thread-safe.
 */
public final class Session implements Cursor.Statements {
  private final Database database;
  private final @Nullable Lane lane; // null: a lease for each statement
  private final @Nullable Cursor cursor;
  private final boolean tracked;
  private volatile boolean written;

  private Session(
      Database database, @Nullable Lane lane, @Nullable Cursor cursor, boolean tracked) {
    this.database = database;
    this.lane = lane;
    this.cursor = cursor;
    this.tracked = tracked;
  }

  /** All statements on the lane. */
  static Session on(Database database, Lane lane, @Nullable Cursor cursor) {
    return new Session(database, lane, cursor, false);
  }

  /** Each statement on a lease of its own. */
  static Session single(Database database) {
    return new Session(database, null, null, false);
  }

  @Nullable Cursor cursor() {
    return cursor;
  }

  /** The same way, on which it is seen whether anything was written. */
  Session tracked() {
    return new Session(database, lane, cursor, true);
  }

  private Session untracked() {
    return tracked ? new Session(database, lane, cursor, false) : this;
  }

  /** Whether a statement has written, or may have; only known where that is tracked. */
  boolean hasWritten() {
    return written;
  }

  /** What the database can do. */
  public Capabilities capabilities() {
    return database.dialect().capabilities();
  }

  /** What writes the statements that make tables. */
  public SchemaRenderer schema() {
    return database.dialect().schemaRenderer();
  }

  /** Where the time of writes comes from. */
  public Clock clock() {
    return database.settings().clock();
  }

  /** The rows of a statement, as the reader makes them. */
  public <T> Flux<T> rows(Statement statement, RowReader<T> reader) {
    boolean reads = statement instanceof Select;
    Flux<T> rows = rows(() -> database.rendered(statement), reads, reader);
    return tracked && !reads
        ? rows.doOnNext(ignored -> written = true).doOnCancel(() -> written = true)
        : rows;
  }

  /** The rows of a text that reads. */
  public <T> Flux<T> rows(Sql sql, RowReader<T> reader) {
    return rows(() -> sql, true, reader);
  }

  private <T> Flux<T> rows(Supplier<Sql> sql, boolean repeatable, RowReader<T> reader) {
    return call(() -> StatementWork.rows(sql.get(), database.errors(), repeatable, reader));
  }

  /** Whether a large result can be read part by part from a cursor of the server. */
  public boolean hasCursor() {
    return cursor != null;
  }

  /** The rows of a SELECT, read so many at a time from a cursor of the server. */
  public <T> Flux<T> cursor(Select select, int rows, RowReader<T> reader) {
    return Objects.requireNonNull(cursor)
        .rows(untracked(), database.rendered(select), rows, reader);
  }

  @Override
  public <T> Flux<T> fetched(Sql sql, RowReader<T> reader) {
    return rows(() -> sql, false, reader);
  }

  /** How many rows a statement changed. */
  public Mono<Long> change(Statement statement) {
    return change(() -> database.rendered(statement));
  }

  @Override
  public Mono<Long> change(Sql sql) {
    return change(() -> sql);
  }

  private Mono<Long> change(Supplier<Sql> sql) {
    return counted(call(() -> StatementWork.change(sql.get(), database.errors(), false)).single());
  }

  /**
   * Runs a text that clears up after others: also after an error, and where all others are refused.
   * Its own error is of no interest.
   */
  public Mono<Void> cleanUp(Sql sql) {
    return call(() -> StatementWork.change(sql, database.errors(), true)).onErrorComplete().then();
  }

  /** Inserts one row, and emits the value that the database made for the column. */
  public Mono<Long> generated(Insert insert, String column) {
    return counted(
        call(() -> StatementWork.generated(database.rendered(insert), database.errors(), column))
            .single());
  }

  private <T> Flux<T> call(Supplier<Work<T>> work) {
    Lane own = lane;
    return own == null
        ? CallFlux.leased(database::lease, work, database.environment())
        : CallFlux.on(own, work, database.environment());
  }

  private Mono<Long> counted(Mono<Long> count) {
    return tracked
        ? count.doOnNext(each -> written |= each > 0).doOnCancel(() -> written = true)
        : count;
  }
}
