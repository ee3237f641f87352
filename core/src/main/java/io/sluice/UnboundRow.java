package io.sluice;

import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association;
import io.sluice.model.BelongsToAssociation;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Expression.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an entity of assigned values; the others are null, and its associations unbound. */
final class UnboundRow {
  private UnboundRow() {}

  static <E> E of(List<Assignment<E>> assignments) {
    List<Assignment.Value<E>> values =
        Conditions.flat(assignments).stream().map(UnboundRow::assigned).toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no value is assigned, so that the row is of no entity");
    }
    EntityType<E> type = values.get(0).attribute().entity();
    @Nullable Object[] state =
        new @Nullable Object[type.attributes().size() + type.associations().size()];
    values.forEach(each -> state[each.attribute().position()] = value(each));
    for (Association<E, ?> each : type.associations()) {
      state[each.position()] = unbound(each, state);
    }
    return type.mapper().instantiate(state);
  }

  private static <E> Assignment.Value<E> assigned(Assignment<E> assignment) {
    if (assignment instanceof Assignment.Value<E> value) {
      return value;
    }
    throw new IllegalArgumentException("a row to create has no values to expect: " + assignment);
  }

  private static @Nullable Object value(Assignment.Value<?> value) {
    if (value.value() instanceof Parameter<?, ?> given) {
      return given.value();
    }
    throw new IllegalArgumentException(
        value.attribute() + ": a row to create has no value to compute with");
  }

  private static Object unbound(Association<?, ?> association, @Nullable Object[] state) {
    return switch (association.kind()) {
      case BELONGS_TO ->
          BelongsTo.value(
              null,
              ((BelongsToAssociation<?, ?>) association).heldBy(state),
              null,
              Origin.of(association.toString()));
      case HAS_ONE -> HasOne.none();
      case HAS_MANY -> HasMany.none();
      case BELONGS_TO_MANY -> BelongsToMany.none();
    };
  }
}
