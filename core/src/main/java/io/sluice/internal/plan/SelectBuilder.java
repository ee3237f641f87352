package io.sluice.internal.plan;

import io.sluice.dialect.Statement.Column;
import io.sluice.dialect.Statement.Filter;
import io.sluice.dialect.Statement.Join;
import io.sluice.dialect.Statement.Ordering;
import io.sluice.dialect.Statement.Output;
import io.sluice.dialect.Statement.Pair;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Source;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Selection.Criteria;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds one SELECT with its joins; for one statement, by one thread. */
final class SelectBuilder {
  private final List<Output> outputs = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();
  private final List<Filter<?>> where = new ArrayList<>();
  private final List<Ordering<?>> order = new ArrayList<>();
  private @Nullable Source from;
  private int nodes;

  Select statement(Slice slice, @Nullable Lock lock) {
    return new Select(
        java.util.Objects.requireNonNull(from), outputs, joins, where, order, slice, lock);
  }

  <E> Node<E> root(EntityType<E> type, Criteria<E> criteria, Parents<E> parents) {
    from = new Source(type.table(), Planner.ROOT);
    for (Condition<E> each : parents.conditions()) {
      where.add(new Filter<>(Planner.ROOT, each));
    }
    for (Condition<E> each : criteria.where()) {
      where.add(new Filter<>(Planner.ROOT, each));
    }
    for (OrderBy<E> each : criteria.order()) {
      order.add(new Ordering<>(Planner.ROOT, each));
    }
    Set<Attribute<E, ?>> needed = Set.copyOf(parents.attributes());
    return node(type, null, criteria, new Place(Planner.ROOT, true), needed);
  }

  private <E> Node<E> node(
      EntityType<E> type,
      @Nullable Association<?, E> association,
      Criteria<E> criteria,
      Place place,
      Set<Attribute<E, ?>> needed) {
    nodes++;
    List<Attribute<E, ?>> attributes = attributes(type, criteria, needed);
    StateReader reader = new StateReader(type, attributes, outputs.size());
    attributes.forEach(each -> outputs.add(new Column(place.alias(), each)));
    List<Node<?>> joined = new ArrayList<>();
    List<Include<?>> followUps = new ArrayList<>();
    for (Include<?> each : criteria.includes()) {
      boolean joins = !each.association().toMany() && each.strategy() == Include.Strategy.DEFAULT;
      if (joins) {
        joined.add(join(each, place));
      } else {
        followUps.add(each);
      }
      // a join that can leave out rows itself needs no condition for it
      if (each.isRequired() && !(joins && place.inner())) {
        place.filter(this, Planner.exists(each));
      }
    }
    return new Node<>(type, association, reader, joined, followUps);
  }

  private <T> Node<T> join(Include<T> include, Place parent) {
    Association<?, T> association = include.association();
    Criteria<T> criteria = include.criteria();
    if (criteria.limit() != null || criteria.offset() != null || !criteria.order().isEmpty()) {
      throw new IllegalArgumentException(
          association
              + " leads to one row: order, limit and offset have no meaning in its include");
    }
    String alias = "t" + nodes;
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < association.sourceAttributes().size(); i++) {
      pairs.add(
          new Pair(association.sourceAttributes().get(i), association.targetAttributes().get(i)));
    }
    boolean inner = include.isRequired() && parent.inner();
    List<Condition<?>> on = new ArrayList<>(criteria.where());
    joins.add(
        new Join(
            new Source(association.target().table(), alias), parent.alias(), pairs, on, inner));
    Place place = new Place(alias, inner, on);
    return node(association.target(), association, criteria, place, Set.of());
  }

  private static <E> List<Attribute<E, ?>> attributes(
      EntityType<E> type, Criteria<E> criteria, Set<Attribute<E, ?>> needed) {
    if (criteria.attributes().isEmpty()) {
      return type.attributes();
    }
    Set<Attribute<E, ?>> chosen = new LinkedHashSet<>(criteria.attributes());
    chosen.addAll(type.key());
    chosen.addAll(needed);
    for (Include<?> each : criteria.includes()) {
      each.association()
          .sourceAttributes()
          .forEach(attribute -> chosen.add(type.attribute(attribute.name())));
    }
    for (Attribute<E, ?> each : type.attributes()) {
      if (each.is(Trait.PRIMITIVE) && !chosen.contains(each)) {
        throw new IllegalArgumentException(
            each
                + " is primitive, so a query cannot leave it out: add it to attributes(…), or make"
                + " the component a "
                + each.type().javaType().getSimpleName());
      }
    }
    return type.attributes().stream().filter(chosen::contains).toList();
  }

  /**
   * What ties the rows to parents that are known already.
   *
   * @param conditions conditions that only their rows pass
   * @param attributes what tells which parent a row belongs to
   */
  record Parents<E>(List<Condition<E>> conditions, List<Attribute<E, ?>> attributes) {
    static <E> Parents<E> none() {
      return new Parents<>(List.of(), List.of());
    }
  }

  /** Where an entity is in the statement: its alias, and what conditions on it are added to. */
  private record Place(String alias, boolean inner, List<Condition<?>> on) {
    Place(String alias, boolean inner) {
      this(alias, inner, List.of());
    }

    void filter(SelectBuilder builder, Condition<?> condition) {
      if (alias.equals(Planner.ROOT)) {
        builder.where.add(new Filter<>(alias, condition));
      } else {
        on.add(condition);
      }
    }
  }
}
