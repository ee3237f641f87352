package io.sluice.internal.operation;

import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers' join rows say beside the link itself. Thread-safe. */
final class JoinRowValues<J> {
  private final EntityAssignments<J> assignments;
  private final Through<J> through;

  JoinRowValues(Engine engine, Through<J> through) {
    this.assignments = engine.writer(through.type()).assignments();
    this.through = through;
  }

  /** What a join row assigns beside its keys and what makes itself. */
  List<Assignment<J>> assigned(J joinRow) {
    return assignments.ofInserted(assignments.copied(joinRow)).stream()
        .filter(each -> each instanceof Assignment.Value<J> value && !isOwn(value.attribute()))
        .toList();
  }

  /** The state of a further row with these values; of none, one without any. */
  @Nullable Object[] state(@Nullable Object joinRow) {
    if (joinRow == null) {
      return new @Nullable Object[through.type().stateSize()];
    }
    @Nullable Object[] state = assignments.copied(through.type().javaType().cast(joinRow));
    for (Attribute<J, ?> each : through.type().attributes()) {
      if (isOwn(each)) {
        state[each.position()] = null;
      }
    }
    return state;
  }

  /** Whether it is the link itself, or managed; a join row of another link has its own. */
  private boolean isOwn(Attribute<J, ?> attribute) {
    return attribute.is(Trait.GENERATED)
        || attribute.is(Trait.VERSION)
        || attribute.is(Trait.DELETED_AT)
        || through.near().attributes().contains(attribute)
        || through.far().attributes().contains(attribute)
        || through.fixed().stream().anyMatch(each -> each.attribute() == attribute);
  }
}
