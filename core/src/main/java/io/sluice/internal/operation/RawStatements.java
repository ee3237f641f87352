package io.sluice.internal.operation;

import io.sluice.dialect.Sql;
import io.sluice.error.MappingException;
import io.sluice.internal.assembly.RowLoader;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.RawPlanner;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.row.NamedRows;
import io.sluice.internal.row.RowReader;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ProjectionType;
import io.sluice.query.SqlFragment;
import io.sluice.sql.SqlRow;
import io.sluice.sql.SqlText;
import io.sluice.sql.SqlText.Marks;
import io.sluice.statement.Raw;
import io.sluice.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs statements that users have written. Thread-safe. */
public final class RawStatements {
  private static final int MOST_TEXTS = 1_000;
  private static final Sql PING = Sql.of("SELECT 1");
  private static final Object NOTHING = new Object();

  private final Execution execution;
  private final RowLoader loader;
  private final Map<Unread, SqlText> texts = new ConcurrentHashMap<>();

  RawStatements(Execution execution, RowLoader loader) {
    this.execution = execution;
    this.loader = loader;
  }

  private record Unread(String text, Marks marks) {}

  /**
   * A text, cut at its places.
   *
   * @throws IllegalArgumentException if it is none
   */
  public SqlText text(String text, Marks marks) {
    Unread key = new Unread(text, marks);
    SqlText known = texts.get(key);
    if (known != null) {
      return known;
    }
    SqlText cut = SqlText.of(text, execution.dialect().syntax(), marks);
    if (texts.size() >= MOST_TEXTS) { // of texts that are put together for each call
      texts.clear();
    }
    texts.put(key, cut);
    return cut;
  }

  /**
   * A statement.
   *
   * @throws IllegalArgumentException if a value is none that the database has
   */
  public Raw statement(SqlFragment<?> fragment) {
    return RawPlanner.statement(fragment, execution.dialect().capabilities());
  }

  /**
   * The entities of the rows.
   *
   * @param chosen the attributes that there are columns of; all if there are none
   * @param fetchSize how many rows are read at a time, 0 for all
   */
  public <E> Flux<E> entities(
      Raw statement, int fetchSize, EntityType<E> type, List<Attribute<E, ?>> chosen) {
    EntityShape<E> shape = RawPlanner.shape(type, chosen);
    List<Attribute<E, ?>> read =
        type.attributes().stream().filter(each -> !shape.unread().contains(each)).toList();
    return loader.load(
        shape,
        read,
        new RowLoader.RawRows() {
          @Override
          public <T> Flux<T> of(Supplier<RowReader<T>> reader) {
            return rows(statement, fetchSize, reader);
          }
        });
  }

  /** What a user's function makes of the rows. */
  public <T> Flux<T> mapped(
      Raw statement, int fetchSize, Function<? super SqlRow, ? extends T> function) {
    return rows(statement, fetchSize, () -> NamedRows.<T>mapped(function));
  }

  /** The projections of the rows. */
  public <R> Flux<R> projections(Raw statement, int fetchSize, ProjectionType<?, R> projection) {
    return rows(statement, fetchSize, () -> NamedRows.projections(projection));
  }

  private <T> Flux<T> rows(Raw statement, int fetchSize, Supplier<RowReader<T>> reader) {
    return fetchSize == 0
        ? execution.many(session -> session.rows(statement, reader.get()))
        : execution.inParts(
            session ->
                session.hasCursor()
                    ? session.cursor(statement, fetchSize, reader.get())
                    : session.rows(statement, reader.get()));
  }

  /** The value of the only column of the only row; empty if it is null, or there is no row. */
  public <V> Mono<V> scalar(Raw statement, DataType<V> type) {
    return rows(statement, 0, () -> NamedRows.only(type, NOTHING))
        .take(2)
        .collectList()
        .flatMap(
            values -> {
              if (values.size() > 1) {
                return Mono.error(
                    new MappingException(
                        "The result has more than one row, where a scalar is in the only one: use"
                            + " map(row -> row.get(0, "
                            + type.javaType().getSimpleName()
                            + ".class))",
                        null));
              }
              return values.isEmpty() || values.get(0) == NOTHING
                  ? Mono.empty()
                  : Mono.just(type.javaType().cast(values.get(0)));
            });
  }

  /** How many rows the statement has changed. */
  public Mono<Long> rowsUpdated(Raw statement) {
    return execution.oneWrite(session -> session.change(statement));
  }

  /** Completes when the server has answered. */
  public Mono<Void> ping() {
    return execution.one(session -> session.rows(PING, row -> true).then());
  }
}
