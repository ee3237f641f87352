package io.sluice.internal.execution;

import io.sluice.dialect.BulkLoader;
import io.sluice.dialect.BulkLoader.Load;
import io.sluice.dialect.BulkLoader.StoredColumn;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.internal.plan.Moment;
import io.sluice.internal.row.KeyBlock;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.StoredColumnReader;
import io.sluice.model.TableName;
import io.sluice.statement.Insert;
import io.sluice.statement.Raw;
import io.sluice.statement.Select;
import io.sluice.statement.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

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
  private final @Nullable Object by;
  private final AtomicBoolean written;

  private Session(Database database, @Nullable Lane lane, @Nullable Cursor cursor) {
    this.database = database;
    this.lane = lane;
    this.cursor = cursor;
    this.tracked = false;
    this.by = null;
    this.written = new AtomicBoolean();
  }

  private Session(Session other, boolean tracked, @Nullable Object by) {
    this.database = other.database;
    this.lane = other.lane;
    this.cursor = other.cursor;
    this.tracked = tracked;
    this.by = by;
    this.written = tracked && !other.tracked ? new AtomicBoolean() : other.written;
  }

  /** All statements on the lane. */
  static Session on(Database database, Lane lane, @Nullable Cursor cursor) {
    return new Session(database, lane, cursor);
  }

  /** Each statement on a lease of its own. */
  static Session single(Database database) {
    return new Session(database, null, null);
  }

  @Nullable Cursor cursor() {
    return cursor;
  }

  /** The same way, on which it is seen whether anything was written. */
  Session tracked() {
    return new Session(this, true, by);
  }

  private Session untracked() {
    return tracked ? new Session(this, false, by) : this;
  }

  /** Whether a statement has written, or may have; only known where that is tracked. */
  boolean hasWritten() {
    return written.get();
  }

  /** Says that something was written by statements which do not go this way themselves. */
  public void noteWritten() {
    written.set(true);
  }

  /** What the database can do. */
  public Capabilities capabilities() {
    return database.dialect().capabilities();
  }

  /** What writes the statements that make tables. */
  public SchemaRenderer schema() {
    return database.dialect().schemaRenderer();
  }

  /** When what is sent is written, and by whom. */
  public Moment moment() {
    return new Moment(database.settings().clock(), by);
  }

  /** Who writes, or null if nobody says. */
  public @Nullable Object by() {
    return by;
  }

  /** The same way, for what is written by whom the context says. */
  Session by(ContextView context) {
    Object who = Author.of(context);
    return Objects.equals(by, who) ? this : new Session(this, tracked, who);
  }

  /** The rows of a statement, as the reader makes them. */
  public <T> Flux<T> rows(Statement statement, RowReader<T> reader) {
    boolean reads = statement instanceof Select;
    Flux<T> rows =
        call(
            () ->
                StatementWork.rows(
                    database.rendered(statement), statement, database.errors(), reads, reader));
    return reads ? rows : marked(rows, statement);
  }

  /** The rows, by which it is seen that something was written; of a user's SQL nobody knows. */
  private <T> Flux<T> marked(Flux<T> rows, Statement statement) {
    if (!tracked) {
      return rows;
    }
    Flux<T> marked =
        rows.doOnNext(ignored -> written.set(true)).doOnCancel(() -> written.set(true));
    return statement instanceof Raw ? marked.doOnComplete(() -> written.set(true)) : marked;
  }

  /** Completes when the connection is there; nothing is sent. Only where all goes down one lane. */
  public Mono<Void> ready() {
    return CallFlux.on(
            Objects.requireNonNull(lane),
            () -> new LateWork<>(() -> null, database.errors()),
            database.environment().unseen())
        .then();
  }

  /** The rows of a text that reads. */
  public <T> Flux<T> rows(Sql sql, RowReader<T> reader) {
    return rows(sql, true, reader);
  }

  private <T> Flux<T> rows(Sql sql, boolean repeatable, RowReader<T> reader) {
    return call(() -> StatementWork.rows(sql, null, database.errors(), repeatable, reader));
  }

  /**
   * The rows of a SELECT that is asked for when its connection is there; nothing is sent where it
   * is null then.
   */
  <T> Flux<T> late(Supplier<@Nullable Question<T>> question) {
    return call(() -> new LateWork<>(() -> work(question.get()), database.errors()));
  }

  private <T> @Nullable Work<T> work(@Nullable Question<T> question) {
    return question == null
        ? null
        : StatementWork.rows(
            database.rendered(question.select()),
            question.select(),
            database.errors(),
            true,
            question.reader());
  }

  /** A consumer of a statement has thrown: whoever waits for the lane's end may wait for ever. */
  void consumerBroken(Throwable thrown) {
    Lane own = lane;
    if (own != null) {
      own.consumerBroken(thrown);
    }
  }

  /** Whether a large result can be read part by part from a cursor of the server. */
  public boolean hasCursor() {
    return cursor != null;
  }

  /** The rows of what reads, so many at a time from a cursor of the server. */
  public <T> Flux<T> cursor(Statement reads, int rows, RowReader<T> reader) {
    Flux<T> all =
        Objects.requireNonNull(cursor).rows(untracked(), database.rendered(reads), rows, reader);
    return reads instanceof Raw ? marked(all, reads) : all;
  }

  @Override
  public <T> Flux<T> fetched(Sql sql, RowReader<T> reader) {
    return rows(sql, false, reader);
  }

  /** How many rows a statement changed. */
  public Mono<Long> change(Statement statement) {
    Mono<Long> changed = change(() -> database.rendered(statement), statement);
    return tracked && statement instanceof Raw
        ? changed.doOnNext(ignored -> written.set(true))
        : changed;
  }

  @Override
  public Mono<Void> inTurn(Supplier<@Nullable Sql> text) {
    return call(() ->
            new LateWork<>(
                () -> {
                  Sql sql = text.get();
                  return sql == null
                      ? null
                      : StatementWork.change(sql, null, database.errors(), false);
                },
                database.errors()))
        .then();
  }

  /** What a text without rows does. */
  public Mono<Long> change(Sql sql) {
    return change(() -> sql, null);
  }

  private Mono<Long> change(Supplier<Sql> sql, @Nullable Statement statement) {
    return counted(
        call(() -> StatementWork.change(sql.get(), statement, database.errors(), false)).single());
  }

  /**
   * Runs a text that clears up after others: also after an error, and where all others are refused.
   * Its own error is of no interest.
   */
  public Mono<Void> cleanUp(Sql sql) {
    return call(() -> StatementWork.change(sql, null, database.errors(), true))
        .onErrorComplete()
        .then();
  }

  /** Inserts one row, and emits the value that the database made for the column. */
  public Mono<Long> generated(Insert insert, String column) {
    return counted(
        call(() ->
                StatementWork.generated(
                    database.rendered(insert), insert, database.errors(), column))
            .single());
  }

  /** Whether it can be asked what keys the rows of an INSERT have. */
  public boolean knowsMadeKeys() {
    return database.dialect().madeKeys() != null;
  }

  /** The keys of the rows that were inserted last, on this connection. */
  public Mono<KeyBlock> madeKeys() {
    return rows(Objects.requireNonNull(database.dialect().madeKeys()), KeyBlock.READER).single();
  }

  /** What takes many rows at once, or null. */
  public @Nullable BulkLoader bulkLoader() {
    return database.dialect().bulkLoader();
  }

  /** The columns of a table as the server has them; none where rows cannot be loaded. */
  public Flux<StoredColumn> storedColumns(TableName table) {
    BulkLoader loader = bulkLoader();
    return loader == null
        ? Flux.empty()
        : call(
            () ->
                StatementWork.rows(
                    loader.columns(table),
                    database.errors(),
                    loader::isFor,
                    StoredColumnReader.INSTANCE));
  }

  /**
   * Loads rows, and emits how many.
   *
   * @param insert what they would be without that way, for messages
   */
  public Mono<Long> load(Load load, Insert insert) {
    return counted(call(() -> new LoadWork(load, insert, database.errors())).single());
  }

  private <T> Flux<T> call(Supplier<Work<T>> work) {
    Lane own = lane;
    return own == null
        ? CallFlux.leased(database::lease, work, database.environment())
        : CallFlux.on(own, work, database.environment());
  }

  private void mark(boolean wrote) {
    if (wrote) {
      written.set(true);
    }
  }

  private Mono<Long> counted(Mono<Long> count) {
    return tracked
        ? count.doOnNext(each -> mark(each > 0)).doOnCancel(() -> written.set(true))
        : count;
  }
}
