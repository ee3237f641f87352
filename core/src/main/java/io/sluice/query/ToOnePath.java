package io.sluice.query;

import io.sluice.model.Association;
import io.sluice.model.ToOneAssociation;
import java.util.List;

/**
 * A way over several to-one associations.
 *
 * @param first the way so far
 * @param last the association that it goes on by
 */
record ToOnePath<S, M, T>(ToOne<S, M> first, ToOneAssociation<M, T> last) implements ToOne<S, T> {
  @Override
  public List<Association<?, ?>> associations() {
    return LongerPath.of(first, last).associations();
  }

  @Override
  public <V> AssociatedValue.OfValue<S, V> value(Expression<T, V> value) {
    return first.value(last.value(value));
  }
}
