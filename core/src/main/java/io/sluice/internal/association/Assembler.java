package io.sluice.internal.association;

import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.internal.plan.Node;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts entities together from states, once for each row of a path of includes: a row that was
 * joined to many is one draft, and so one instance. Pure and thread-safe.
 */
public final class Assembler {
  private final AssociationValues values;

  /** An assembler with the entry's association values. */
  public Assembler(AssociationValues values) {
    this.values = values;
  }

  /** The entity of a state whose associations are not loaded. */
  public <E> E entity(EntityType<E> type, @Nullable Object[] state) {
    for (Association<E, ?> each : type.associations()) {
      if (state[each.position()] == null) {
        state[each.position()] = values.unloaded(each, state);
      }
    }
    return instantiate(type, state);
  }

  /**
   * The entity of a new state, with the associations of a former one as far as they are still true.
   */
  public <E> E carried(EntityType<E> type, @Nullable Object[] state, @Nullable Object[] former) {
    for (Association<E, ?> each : type.associations()) {
      state[each.position()] = values.carried(each, state, former[each.position()]);
    }
    return instantiate(type, state);
  }

  private static <E> E instantiate(EntityType<E> type, @Nullable Object[] state) {
    try {
      return type.mapper().instantiate(state);
    } catch (RuntimeException thrown) {
      throw new MappingException(
          "A row does not make a " + type + ": " + thrown.getMessage(), thrown);
    }
  }

  /** The drafts of all entities of a row, the joined ones below the root. */
  static Draft read(Node<?> root, Row row) {
    Draft draft = new Draft(root.reader().read(row), root.joined().size());
    readJoined(root, row, draft);
    return draft;
  }

  private static void readJoined(Node<?> node, Row row, Draft draft) {
    for (int i = 0; i < node.joined().size(); i++) {
      Node<?> child = node.joined().get(i);
      @Nullable Object[] state = child.reader().readJoined(row);
      if (state != null) {
        Draft joined = new Draft(state, child.joined().size());
        readJoined(child, row, joined);
        draft.joined[i] = joined;
      }
    }
  }

  /** Makes the same row of a joined entity the same draft for all roots. */
  static void unite(Node<?> node, List<Draft> drafts) {
    for (int i = 0; i < node.joined().size(); i++) {
      Node<?> child = node.joined().get(i);
      Map<List<Object>, Draft> seen = new LinkedHashMap<>();
      for (Draft draft : drafts) {
        Draft joined = draft.joined[i];
        if (joined != null) {
          Draft known =
              seen.putIfAbsent(Objects.requireNonNull(joined.values(child.type().key())), joined);
          draft.joined[i] = known == null ? joined : known;
        }
      }
      unite(child, List.copyOf(seen.values()));
    }
  }

  /** Makes the entities of drafts whose associations are settled. */
  <E> void finish(Node<E> node, List<Draft> drafts) {
    for (Draft draft : drafts) {
      for (int i = 0; i < node.joined().size(); i++) {
        settleJoined(node.joined().get(i), draft, draft.joined[i]);
      }
      draft.become(entity(node.type(), draft.state));
    }
  }

  private <T> void settleJoined(Node<T> child, Draft draft, @Nullable Draft target) {
    Association<?, T> association = Objects.requireNonNull(child.association());
    List<T> rows =
        target == null ? List.of() : List.of(child.type().javaType().cast(target.entity()));
    draft.state[association.position()] = values.loaded(association, draft.state, rows);
  }

  /** Gives each draft the children that its values lead to, in the order of the children. */
  <T> void attach(
      Association<?, T> association,
      EntityType<T> target,
      List<Draft> parents,
      List<Draft> children) {
    List<Attribute<T, ?>> targetAttributes = association.targetAttributes();
    Map<List<Object>, List<T>> groups = new HashMap<>();
    for (Draft child : children) {
      groups
          .computeIfAbsent(
              Objects.requireNonNull(child.values(targetAttributes)), ignored -> new ArrayList<>())
          .add(target.javaType().cast(child.entity()));
    }
    for (Draft parent : parents) {
      List<Object> key = parent.values(association.sourceAttributes());
      List<T> rows = key == null ? List.of() : groups.getOrDefault(key, List.of());
      parent.state[association.position()] =
          values.loaded(association, parent.state, List.copyOf(rows));
    }
  }
}
