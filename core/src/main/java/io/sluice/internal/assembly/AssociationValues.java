package io.sluice.internal.assembly;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the association values of entities; given by the entry, which alone knows their classes.
 */
public interface AssociationValues {
  /** What makes the values of the rows of one loading operation, which load together. */
  AssociationValues ofOneLoad();

  /** The value of a row that was read without its association. */
  <S, T> Object unloaded(Association<S, T> association, @Nullable Object[] state);

  /**
   * The value of a row that was read with its association; to-one has no or one row.
   *
   * @param joinRows a join row for each row; empty where there is no join table
   */
  <S, T> Object loaded(
      Association<S, T> association, @Nullable Object[] state, List<T> rows, List<Object> joinRows);

  /** The rows that a value has which no query gave, and which are to be written therefore. */
  <T> List<NewRow<T>> newRows(Association<?, T> association, @Nullable Object value);

  /** Whether a value was read, or made for a row that is there. */
  boolean isBound(@Nullable Object value);

  /**
   * The value of a row that was read in part, of which it will tell what was not read.
   *
   * @param key the row's own key
   */
  <S> Object inPart(
      Association<S, ?> association,
      Object value,
      List<? extends Attribute<S, ?>> unread,
      @Nullable Key key);

  /** What was not read of the row of the key, as far as a value of it tells. */
  List<? extends Attribute<?, ?>> unread(@Nullable Object value, @Nullable Key key);

  /**
   * A row to be written.
   *
   * @param row the row
   * @param joinRow the join row to link it by, or null for one of the keys alone
   */
  record NewRow<T>(T row, @Nullable Object joinRow) {}

  /**
   * The value for a new state of a row that keeps what the old value knows and is still true.
   *
   * @param unread whether it also keeps what was not read, but said by somebody
   */
  <S, T> Object carried(
      Association<S, T> association,
      @Nullable Object[] state,
      @Nullable Object former,
      boolean unread);
}
