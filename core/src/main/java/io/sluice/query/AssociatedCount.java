package io.sluice.query;

import io.sluice.model.Association;
import io.sluice.type.DataType;
import java.util.List;

/**
 * How many associated rows there are that all the conditions are true of. Immutable and comparable.
 *
 * @param association the association
 * @param conditions what must be true of the rows
 * @param <E> the entity
 * @param <T> the associated entity
 */
public record AssociatedCount<E, T>(Association<E, T> association, List<Condition<T>> conditions)
    implements NumberOperand<E, Long> {
  /** A copy of the list. */
  public AssociatedCount {
    conditions = List.copyOf(conditions);
  }

  @Override
  public DataType<Long> type() {
    return DataType.LONG;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.associatedCount(this);
  }

  @Override
  public String toString() {
    return association + ".count" + conditions;
  }
}
