package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.SqlFragment;
import io.sluice.statement.Fragment;
import io.sluice.statement.Raw;
import io.sluice.statement.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plans statements that users have written. */
public final class RawPlanner {
  private RawPlanner() {}

  /**
   * The statement.
   *
   * @throws IllegalArgumentException if a value is none that the database has
   */
  public static Raw statement(SqlFragment<?> fragment, Capabilities capabilities) {
    Fragment all = Fragments.of(fragment, RawPlanner::value);
    for (Fragment.Piece each : all.pieces()) {
      boolean array = each instanceof Fragment.Given given && given.type().isArray();
      if (array && !capabilities.has(Feature.ARRAYS)) {
        throw new IllegalArgumentException(
            capabilities.name()
                + " has no arrays: bind a collection, whose values come one by one, as in IN (:ids)");
      }
    }
    return new Raw(all);
  }

  private static Term value(Expression<?, ?> expression) {
    if (expression instanceof Parameter<?, ?> parameter) {
      return new Term.Value(parameter.value(), parameter.type());
    }
    throw new IllegalArgumentException(
        expression + " is no value: in a statement of your own, write the column's name");
  }

  /**
   * The shape of rows that have columns of an entity.
   *
   * @param chosen the attributes that are read, with those of the key; all if there are none
   * @throws IllegalArgumentException if others cannot be left out
   */
  public static <E> EntityShape<E> shape(EntityType<E> type, List<Attribute<E, ?>> chosen) {
    List<Attribute<E, ?>> read = chosen.isEmpty() ? type.attributes() : inPart(type, chosen);
    return new EntityShape<>(
        type, null, 0, List.of(), List.of(), null, ReadAttributes.unread(type, read));
  }

  private static <E> List<Attribute<E, ?>> inPart(
      EntityType<E> type, List<Attribute<E, ?>> chosen) {
    if (type.associations().isEmpty()) {
      throw new IllegalArgumentException(
          type
              + " has no association, so that its rows could not tell what was not read: select all"
              + " of its columns, or use map(row -> …)");
    }
    Set<Attribute<E, ?>> all = new LinkedHashSet<>(chosen);
    all.addAll(type.key());
    ReadAttributes.requirePrimitives(type, all);
    return List.copyOf(all);
  }
}
