package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Expression.Arithmetic.Operator;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.statement.Update;
import io.sluice.statement.Update.Assigned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to update: what they get, the columns that get the time, and which rows. Immutable.
 *
 * @param type the entity
 * @param assignments what they get
 * @param stamps the columns that get the time at which the rows are updated
 * @param where which rows, all predicates must be true
 */
public record UpdatePlan<E>(
    EntityType<E> type, List<Assigned> assignments, List<Stamp> stamps, List<Predicate> where) {
  /** Copies of the lists. */
  public UpdatePlan {
    assignments = List.copyOf(assignments);
    stamps = List.copyOf(stamps);
    where = List.copyOf(where);
  }

  /** The rows by the change; their version goes up by itself. */
  static <E> UpdatePlan<E> of(
      RowChange<E> change, Resolver resolver, List<Predicate> where, List<Stamp> stamps) {
    EntityType<E> type = change.type();
    List<Assigned> assignments = new ArrayList<>();
    for (Value<E> each : change.values()) {
      assignments.add(new Assigned(Field.of(each.attribute()), resolver.term(each.value())));
    }
    return new UpdatePlan<>(type, assignments, stamps, where);
  }

  /** The statement at the time. */
  Update at(Moment moment, List<Field> returning) {
    List<Assigned> all = new ArrayList<>(assignments);
    stamps.forEach(each -> all.add(new Assigned(each.field(), each.at(moment))));
    Attribute<E, ?> version = type.find(Trait.VERSION);
    if (version != null) {
      all.add(next(version));
    }
    return new Update(type.table(), all, where, returning);
  }

  private Assigned next(Attribute<E, ?> version) {
    Term one = new Term.Value(version.type().coerce(1, version), version.type());
    Term current = Predicates.column(type.table().name(), version);
    return new Assigned(Field.of(version), new Term.Arithmetic(current, Operator.PLUS, one));
  }

  /** The value that the attribute gets, or null if it gets none, or one that is computed. */
  @Nullable Object assigned(Attribute<E, ?> attribute) {
    for (Assigned each : assignments) {
      if (each.field().column().equals(attribute.column())
          && each.value() instanceof Term.Value value) {
        return value.value();
      }
    }
    return null;
  }

  /** The statement at the time, of which the number of rows is wanted. */
  public Update at(Moment moment) {
    return at(moment, List.of());
  }
}
