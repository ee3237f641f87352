package io.sluice.internal.operation;

import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.execution.Circumstances;
import io.sluice.internal.plan.Moment;
import io.sluice.internal.plan.PacketSize;
import io.sluice.internal.plan.Stamp;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Graph;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the states of rows that are inserted whole, with what Sluice manages. Thread-safe. */
final class NewRowState<E> {
  private final EntityAssignments<E> assignments;
  private final Moment moment;
  private final EntityType<E> type;
  private final @Nullable Validation<E> validation;
  private final Map<Attribute<E, ?>, Stamp> stamps = new LinkedHashMap<>();
  private final @Nullable Attribute<E, ?> version;

  /**
   * What makes states of rows of the entity.
   *
   * @param circumstances what the context says
   * @param hooked whether rows are validated later, between hooks of their own
   */
  NewRowState(Engine engine, EntityType<E> type, Circumstances circumstances, boolean hooked) {
    EntityHooks<E> hooks = engine.hooks(type);
    this.type = type;
    this.validation =
        hooks == null || hooked || !circumstances.validates() ? null : hooks.validation();
    this.assignments = engine.writer(type).assignments();
    this.moment = new Moment(engine.execution().settings().clock(), circumstances.by());
    for (Attribute<E, ?> each : type.attributes()) {
      if (Stamp.isOfNew(each)) {
        stamps.put(each, Stamp.of(each));
      }
    }
    this.version = type.find(Trait.VERSION);
  }

  /**
   * The state of the row that an entity becomes.
   *
   * @param graph the associations whose new rows are written with it
   * @param keepsGenerated whether values are kept that the database is to make
   * @throws IllegalArgumentException if it cannot be created
   * @throws io.sluice.error.ValidationException if it is not valid
   */
  @Nullable Object[] of(E entity, Graph<E> graph, boolean keepsGenerated) {
    requireValid(entity);
    return managed(assignments.inserted(entity, graph, keepsGenerated));
  }

  /** The same of an entity whose row may be there already: it was read whole. */
  @Nullable Object[] ofUpsert(E entity, boolean keepsGenerated) {
    requireValid(entity);
    return managed(assignments.upserted(entity, keepsGenerated));
  }

  private void requireValid(E entity) {
    if (validation != null) {
      validation.requireValid(Write.of(Operation.CREATE, type, entity, null));
    }
  }

  /** The state with what Sluice manages: stamps that it lacks, and the first version. */
  @Nullable Object[] managed(@Nullable Object[] state) {
    stamps.forEach(
        (each, stamp) -> {
          if (state[each.position()] == null) {
            state[each.position()] = stamp.at(moment).value();
          }
        });
    if (version != null) {
      state[version.position()] = version.type().coerce(0, version);
    }
    return state;
  }

  /** About how many bytes a state is. */
  static long weight(RowState state) {
    long weight = 0;
    for (Object each : state.values()) {
      weight += PacketSize.characters(each);
    }
    return weight;
  }
}
