package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.statement.ConflictTarget;
import io.sluice.statement.Field;
import io.sluice.statement.Fragment;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import java.util.List;

/** Rows that are told by attributes of which no two share values, perhaps only among some rows. */
public final class UniqueRows {
  private UniqueRows() {}

  /**
   * What tells whether a row is there: the attributes, or all that is unique if there are none.
   *
   * @throws IllegalArgumentException if they are unique among the rows of several conditions
   */
  public static <E> ConflictTarget target(EntityType<E> type, List<Attribute<E, ?>> unique) {
    return new ConflictTarget(Field.of(unique), type.uniqueWhere(unique));
  }

  /** All attributes of the row that has these values of the attributes. */
  static <E> Select stored(EntityType<E> type, List<Attribute<E, ?>> unique, List<Object> values) {
    Select stored = RowWrite.stored(type, unique, values);
    String where = type.uniqueWhere(unique);
    return where.isEmpty()
        ? stored
        : stored.where(new Predicate.Raw(new Fragment(List.of(new Fragment.Text(where)))));
  }
}
