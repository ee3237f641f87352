package io.sluice.internal.operation;

import io.sluice.dialect.Capabilities;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.RowWrite;
import io.sluice.internal.plan.RowWrite.ReadBack;
import io.sluice.internal.plan.RowWrite.ReadByGeneratedKey;
import io.sluice.internal.plan.RowWrite.Returned;
import io.sluice.internal.row.RowReader;
import io.sluice.internal.row.StateReader;
import io.sluice.model.EntityType;
import io.sluice.statement.Statement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes rows of an entity, and emits a single one as it is stored: by one statement where the
 * database returns rows, else by a second one in the same transaction. Thread-safe.
 */
final class RowWriter<E> {
  private final Execution execution;
  private final StateReader reader;

  RowWriter(Execution execution, EntityType<E> type) {
    this.execution = execution;
    this.reader = new StateReader(type, type.attributes(), 0);
  }

  Execution execution() {
    return execution;
  }

  /** What reads the state of a row that has all columns. */
  RowReader<@Nullable Object[]> reader() {
    return reader;
  }

  /** How a write comes back, when it is known what the database can do. */
  @FunctionalInterface
  interface Write {
    RowWrite at(Session session);
  }

  /**
   * Runs the write, and emits what is made of the row; empty if none was written.
   *
   * @param both whether what the database can do makes it two statements
   */
  Mono<E> write(
      Function<Capabilities, Boolean> both, Write write, Function<@Nullable Object[], E> assemble) {
    RowReader<E> rows = reader.andThen(assemble);
    return execution.writeAndRead(both, session -> run(session, write.at(session), rows));
  }

  private Mono<E> run(Session session, RowWrite write, RowReader<E> rows) {
    if (write instanceof Returned returned) {
      return session.rows(returned.statement(), rows).singleOrEmpty();
    } else if (write instanceof ReadBack readBack) {
      return session
          .change(readBack.statement())
          .flatMap(
              count ->
                  count == 0 ? Mono.empty() : session.rows(readBack.read(), rows).singleOrEmpty());
    }
    ReadByGeneratedKey generated = (ReadByGeneratedKey) write;
    return session
        .generated(generated.insert(), generated.stored().generated().column())
        .flatMap(key -> session.rows(generated.stored().select(key), rows).singleOrEmpty());
  }

  /** Runs a write of any number of rows, and emits how many. */
  Mono<Long> write(Function<Session, Statement> statement) {
    return execution.one(session -> session.change(statement.apply(session)));
  }
}
