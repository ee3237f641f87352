package io.sluice.internal.assembly;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Association values for tests, of rows that were read whole and have no new rows. */
abstract class WholeValues implements AssociationValues {
  @Override
  public boolean isBound(@Nullable Object value) {
    return false;
  }

  @Override
  public <S> Object inPart(
      Association<S, ?> association,
      Object value,
      List<? extends Attribute<S, ?>> unread,
      @Nullable Key key) {
    return value;
  }

  @Override
  public List<? extends Attribute<?, ?>> unread(@Nullable Object value, @Nullable Key key) {
    return List.of();
  }

  @Override
  public <T> List<NewRow<T>> newRows(Association<?, T> association, @Nullable Object value) {
    return List.of();
  }

  @Override
  @SuppressWarnings("NullAway") // it cannot see in class files that elements may be null
  public <S, T> Object carried(
      Association<S, T> association,
      @Nullable Object[] state,
      @Nullable Object former,
      boolean unread) {
    return unloaded(association, state);
  }
}
