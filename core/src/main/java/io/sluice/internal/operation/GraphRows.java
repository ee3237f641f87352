package io.sluice.internal.operation;

import io.sluice.internal.execution.Session;
import java.util.List;
import reactor.core.publisher.Mono;

/** What makes rows of an entity, and writes them, with those of their associations. */
interface GraphRows<E> {
  /**
   * The row that an entity becomes, with those of its associations.
   *
   * @param keepsGenerated whether values are kept that the database is to make
   * @throws IllegalArgumentException if one of them cannot be created
   */
  GraphRow<E> row(E entity, boolean keepsGenerated);

  /** Writes rows with those of their associations, each level of them at once. */
  Mono<Void> write(Session session, List<GraphRow<E>> rows);
}
