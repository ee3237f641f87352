package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.statement.Conflict;
import io.sluice.statement.Field;
import io.sluice.statement.OnConflict;
import io.sluice.statement.Overwrite;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.statement.Update.Assigned;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of which some may be there, which get something of the new ones: their version and, unless
 * nobody is to see the change, time of update go on, and those that were soft-deleted are restored.
 * Immutable.
 *
 * @param type the entity
 * @param unique what no two rows share values of
 * @param named what they get from the new ones; with nothing assigned either, all that is given
 * @param assigned what they get that is computed
 * @param where which of them, all predicates must be true
 * @param stamped what gets the stamp of a change
 */
public record OverwritePlan<E>(
    EntityType<E> type,
    List<Attribute<E, ?>> unique,
    List<Attribute<E, ?>> named,
    List<Assigned> assigned,
    List<Predicate> where,
    List<Attribute<E, ?>> stamped) {
  /** Copies of the lists. */
  public OverwritePlan {
    unique = List.copyOf(unique);
    named = List.copyOf(named);
    assigned = List.copyOf(assigned);
    where = List.copyOf(where);
    stamped = List.copyOf(stamped);
  }

  /** Rows that get what is named, or all that is given. */
  public static <E> OverwritePlan<E> of(
      EntityType<E> type,
      List<Attribute<E, ?>> unique,
      List<Attribute<E, ?>> named,
      List<Attribute<E, ?>> stamped) {
    return new OverwritePlan<>(type, unique, named, List.of(), List.of(), stamped);
  }

  /**
   * What happens with rows that are there; where there is nothing that they could get, they are
   * left alone.
   *
   * @param given the columns that the new rows give a value, but stamps
   */
  public OnConflict conflict(List<Attribute<E, ?>> given) {
    List<Attribute<E, ?>> updated = new ArrayList<>(named);
    if (named.isEmpty() && assigned.isEmpty()) {
      given.stream().filter(this::isOverwritten).forEach(updated::add);
    }
    List<Assigned> computed = new ArrayList<>(assigned);
    for (Attribute<E, ?> each : stamped) {
      if (isOpen(each, updated)) {
        updated.add(each);
      }
    }
    Attribute<E, ?> deletedAt = type.find(Trait.DELETED_AT);
    if (deletedAt != null && isOpen(deletedAt, updated)) {
      computed.add(new Assigned(Field.of(deletedAt), new Term.Value(null, deletedAt.type())));
    }
    Attribute<E, ?> version = type.find(Trait.VERSION);
    return updated.isEmpty() && computed.isEmpty() && version == null
        ? new Conflict(UniqueRows.target(type, unique), null)
        : new Overwrite(
            UniqueRows.target(type, unique),
            computed,
            Field.of(updated),
            version == null ? null : Field.of(version),
            where,
            false);
  }

  private boolean isOpen(Attribute<E, ?> attribute, List<Attribute<E, ?>> updated) {
    return !updated.contains(attribute)
        && assigned.stream().noneMatch(each -> each.field().equals(Field.of(attribute)));
  }

  // a key that comes along does not become that of the row that is there
  private boolean isOverwritten(Attribute<E, ?> attribute) {
    return !unique.contains(attribute)
        && !attribute.is(Trait.ID)
        && !attribute.is(Trait.CREATED_AT)
        && !attribute.is(Trait.CREATED_BY)
        && !attribute.is(Trait.NOT_UPDATED)
        && !attribute.is(Trait.VERSION);
  }
}
