package io.sluice.internal.plan;

import io.sluice.dialect.Statement.Select;
import io.sluice.internal.row.StateReader;
import io.sluice.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the shape of its rows.
 *
 * @param statement the statement
 * @param root the entity of each row
 * @param joinRow the join row in each row, or null
 */
public record SelectPlan<E>(Select statement, Node<E> root, @Nullable JoinRowNode<?> joinRow) {

  /**
   * The join row by which an entity is associated.
   *
   * @param type its entity
   * @param reader what reads it from a row
   */
  public record JoinRowNode<J>(EntityType<J> type, StateReader reader) {}
}
