package io.sluice.internal.bulk;

import io.sluice.internal.execution.Session;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Writes chunks of one operation. Thread-safe.
 *
 * @param <T> what is made of a record
 * @param <W> what a chunk gives
 */
@FunctionalInterface
public interface ChunkWriter<T, W> {
  /** Writes all rows, or none and fails. */
  Mono<W> write(Session session, List<BulkRow<T>> rows);

  /**
   * Writes a single row of which more is written than one row, if that cannot be told apart.
   *
   * @see ApartException
   */
  default Mono<W> apart(Session session, BulkRow<T> row) {
    return write(session, List.of(row));
  }

  /**
   * Does what can be done while others are written, and gives what writes the rows then, as {@link
   * #write} does. What it throws is no matter: {@link #write} tells it again.
   */
  default Function<Session, Mono<W>> prepared(List<BulkRow<T>> rows) {
    return session -> write(session, rows);
  }
}
