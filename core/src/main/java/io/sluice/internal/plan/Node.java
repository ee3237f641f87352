package io.sluice.internal.plan;

import io.sluice.internal.row.StateReader;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.query.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entity in the rows of a statement: the root, or one that is joined to it.
 *
 * @param type the entity
 * @param association how the parent leads to it, null for the root
 * @param reader what reads it from a row
 * @param joined what is joined to it, in order
 * @param followUps what is loaded for it by further statements
 */
public record Node<E>(
    EntityType<E> type,
    @Nullable Association<?, E> association,
    StateReader reader,
    List<Node<?>> joined,
    List<Include<?>> followUps) {

  /** Whether its rows are entities as they are. */
  public boolean isPlain() {
    return joined.isEmpty() && followUps.isEmpty();
  }
}
