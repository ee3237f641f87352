package io.sluice.internal.assembly;

import io.sluice.error.MappingException;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.ReadPlan.JoinRowShape;
import io.sluice.internal.row.RowReader;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
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

  /**
   * What puts the rows of one loading operation together, whose association values load their rows
   * together, too.
   */
  Assembler ofOneLoad() {
    AssociationValues ofOneLoad = values.ofOneLoad();
    return ofOneLoad == values ? this : new Assembler(ofOneLoad);
  }

  /** What makes entities of rows as they come, where nothing follows them. */
  <E, R> RowReader<R> entities(ReadPlan<E> plan, BiFunction<E, @Nullable Object, R> function) {
    EntityShape<E> root = plan.root();
    JoinRowShape<?> link = plan.joinRow();
    return plan.pairs(
        (state, joinRow) ->
            function.apply(
                entity(root, state),
                link == null || joinRow == null ? null : entity(link, joinRow)));
  }

  /** The entity of a state whose associations are not loaded. */
  public <E> E entity(EntityType<E> type, @Nullable Object[] state) {
    List<Association<E, ?>> associations = type.associations();
    for (int i = 0; i < associations.size(); i++) { // for each row, so without an iterator
      Association<E, ?> each = associations.get(i);
      if (state[each.position()] == null) {
        state[each.position()] = values.unloaded(each, state);
      }
    }
    return instantiate(type, state);
  }

  /** The entity of a state that may be one of a row's part, which its associations then tell. */
  <E> E entity(EntityShape<E> shape, @Nullable Object[] state) {
    return entity(shape.type(), shape.unread(), state);
  }

  private <J> J entity(JoinRowShape<J> shape, @Nullable Object[] state) {
    return entity(shape.type(), shape.unread(), state);
  }

  private <E> E entity(EntityType<E> type, List<Attribute<E, ?>> unread, @Nullable Object[] state) {
    if (unread.isEmpty()) {
      return entity(type, state);
    }
    Key key = Key.ofState(type, type.key(), state);
    for (Association<E, ?> each : type.associations()) {
      Object loaded = state[each.position()];
      Object value = loaded == null ? values.unloaded(each, state) : loaded;
      state[each.position()] = values.inPart(each, value, unread, key);
    }
    return instantiate(type, state);
  }

  /**
   * The entity of a new state, with what was read of the associations of a former one, as far as it
   * is still true.
   */
  public <E> E carried(EntityType<E> type, @Nullable Object[] state, @Nullable Object[] former) {
    return carried(type, state, former, false);
  }

  /** The entity of the state, with all that its associations are said to have. */
  public <E> E bound(EntityType<E> type, @Nullable Object[] state) {
    return carried(type, state.clone(), state, true);
  }

  private <E> E carried(
      EntityType<E> type, @Nullable Object[] state, @Nullable Object[] former, boolean unread) {
    for (Association<E, ?> each : type.associations()) {
      Object value = values.carried(each, state, former[each.position()], unread);
      state[each.position()] = unread ? inPart(each, value, state, former) : value;
    }
    return instantiate(type, state);
  }

  /** The value in place of a former one of the same row, with what that one knows to be unread. */
  private <E> Object inPart(
      Association<E, ?> association,
      Object value,
      @Nullable Object[] state,
      @Nullable Object[] former) {
    Object known = former[association.position()];
    if (known == null) {
      return value;
    }
    EntityType<E> type = association.source();
    Key key = Key.ofState(type, type.key(), state);
    List<Attribute<E, ?>> unread =
        values.unread(known, key).stream()
            .<Attribute<E, ?>>map(each -> type.attribute(each.name()))
            .toList();
    return unread.isEmpty() ? value : values.inPart(association, value, unread, key);
  }

  private static <E> E instantiate(EntityType<E> type, @Nullable Object[] state) {
    try {
      return type.mapper().instantiate(state);
    } catch (Throwable thrown) {
      throw new MappingException(
          "A row does not make a " + type + ": " + thrown.getMessage(), thrown);
    }
  }

  /** Makes the same row of a joined entity the same draft for all roots. */
  static void unite(EntityShape<?> shape, List<Draft> drafts) {
    for (int i = 0; i < shape.joined().size(); i++) {
      EntityShape<?> child = shape.joined().get(i);
      Identity identity = new Identity(child.type().key());
      Map<Object, Draft> seen = new LinkedHashMap<>();
      for (Draft draft : drafts) {
        draft.joined.get(i).forEach(each -> unite(seen, identity, each));
      }
      unite(child, List.copyOf(seen.values()));
    }
  }

  private static void unite(Map<Object, Draft> seen, Identity identity, Draft.Row row) {
    Draft draft = row.draft();
    Draft known = seen.putIfAbsent(Objects.requireNonNull(identity.of(draft.state)), draft);
    if (known != null) {
      row.become(known);
    }
  }

  /**
   * Makes the same row of the root, which may come several times, the same draft, and gives each
   * once.
   */
  static List<Draft> united(EntityShape<?> root, List<Draft.Row> rows) {
    Identity identity = new Identity(root.type().key());
    Map<Object, Draft> seen = new LinkedHashMap<>();
    rows.forEach(each -> unite(seen, identity, each));
    return List.copyOf(seen.values());
  }

  /** Makes the entities of drafts whose associations are settled. */
  <E> void finish(EntityShape<E> shape, List<Draft> drafts) {
    for (Draft draft : drafts) {
      if (!draft.isMade()) {
        finish(shape, draft);
      }
    }
  }

  /** Makes the entity of a draft whose associations are settled. */
  <E> void finish(EntityShape<E> shape, Draft draft) {
    for (int i = 0; i < shape.joined().size(); i++) {
      settleJoined(shape.joined().get(i), draft, draft.joined.get(i));
    }
    draft.become(entity(shape, draft.state));
  }

  private <T> void settleJoined(EntityShape<T> child, Draft draft, List<Draft.Row> rows) {
    Family<T> family = new Family<>(rows.size());
    for (Draft.Row each : rows) {
      family.add(
          child.type().javaType().cast(each.draft().entity()), joinRow(child.joinRow(), each));
    }
    attach(child.parent(), draft, family);
  }

  private @Nullable Object joinRow(@Nullable JoinRowShape<?> shape, Draft.Row row) {
    @Nullable Object @Nullable [] state = row.joinRow();
    return shape == null || state == null ? null : entity(shape, state);
  }

  /** The entity of a row's join row, or null if it has none. */
  @Nullable Object joinRow(ReadPlan<?> plan, Draft.Row row) {
    return joinRow(plan.joinRow(), row);
  }

  /**
   * Gives each draft the children that its values lead to, in the order of the children.
   *
   * @param further the identities of parents that rows belong to beside those of the same identity,
   *     by the identity of the rows' values
   */
  <T> void attach(
      FollowUp<T> followUp,
      List<Draft> parents,
      List<Draft.Row> rows,
      Map<Object, List<Object>> further) {
    Association<?, T> association = followUp.association();
    Families<T> families = new Families<>(followUp, rows, further);
    for (Draft.Row row : rows) {
      T entity = association.target().javaType().cast(row.draft().entity());
      families.add(entity, joinRow(followUp.plan(), row));
    }
    Identity own = new Identity(association.sourceAttributes());
    for (Draft parent : parents) {
      Object key = association.leadsFrom(parent.state) ? own.of(parent.state) : null;
      attach(association, parent, families.of(key));
    }
  }

  private <S, T> void attach(Association<S, T> association, Draft parent, Family<T> family) {
    List<T> all = family.rows();
    // of a has-one there may be several rows, though there should not
    List<T> rows = association.toMany() || all.size() < 2 ? all : List.of(all.get(0));
    Object loaded = values.loaded(association, parent.state, rows, family.joinRows());
    parent.state[association.position()] = inPart(association, loaded, parent.state, parent.state);
  }
}
