package io.sluice.internal.plan;

import io.sluice.internal.plan.SelectPlan.JoinRowNode;
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
 * @param joinRow the join row by which it is joined, or null
 */
public record Node<E>(
    EntityType<E> type,
    @Nullable Association<?, E> association,
    StateReader reader,
    List<Node<?>> joined,
    List<Include<?>> followUps,
    @Nullable JoinRowNode<?> joinRow) {

  /** An entity that is joined without a join row, or not at all. */
  public Node(
      EntityType<E> type,
      @Nullable Association<?, E> association,
      StateReader reader,
      List<Node<?>> joined,
      List<Include<?>> followUps) {
    this(type, association, reader, joined, followUps, null);
  }

  /** Whether its rows are entities as they are. */
  public boolean isPlain() {
    return joined.isEmpty() && followUps.isEmpty();
  }

  /** Whether it comes in several rows, as something of which there are many is joined to it. */
  public boolean isRepeated() {
    return joined.stream().anyMatch(each -> !Scopes.joinsOnce(each.parent()) || each.isRepeated());
  }

  private Association<?, E> parent() {
    return java.util.Objects.requireNonNull(association);
  }
}
