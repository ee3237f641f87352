package io.sluice.internal.plan;

import io.sluice.dialect.Statement.Column;
import io.sluice.dialect.Statement.CountRows;
import io.sluice.dialect.Statement.Filter;
import io.sluice.dialect.Statement.Join;
import io.sluice.dialect.Statement.Ordering;
import io.sluice.dialect.Statement.Output;
import io.sluice.dialect.Statement.Pair;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Source;
import io.sluice.internal.plan.Planner.Parents;
import io.sluice.internal.plan.SelectPlan.JoinRowNode;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Selection.Criteria;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds one SELECT with its joins; for one statement, by one thread. */
final class SelectBuilder {
  static final String ROOT = "t0";
  private static final String JOIN_ROW = "j";

  private final Scopes scopes;
  private final List<Output> outputs = new ArrayList<>();
  private final List<Join> joins = new ArrayList<>();
  private final List<Filter<?>> where = new ArrayList<>();
  private final List<Ordering<?>> order = new ArrayList<>();
  private final List<Column> partition = new ArrayList<>();
  private final Map<List<Object>, String> paths = new HashMap<>(); // alias and association to alias
  private final Resolver resolver;
  private final List<Ordering<?>> joinedOrder = new ArrayList<>();
  private final Set<Association<?, ?>> joinedMany = new HashSet<>();
  private boolean joinsMany;
  private int nodes;

  SelectBuilder(Scopes scopes) {
    this.scopes = scopes;
    this.resolver = new Resolver(scopes, new PathJoiner(ROOT));
  }

  /** The rows of a selection; of the parents' only, if there are parents. */
  <E> SelectPlan<E> select(
      EntityType<E> type, Criteria<E> criteria, @Nullable Parents<E> parents, @Nullable Lock lock) {
    Set<Attribute<E, ?>> needed = Set.of();
    JoinRowNode<?> joinRow = null;
    if (parents != null) {
      Through<?> through = parents.association().through();
      if (through == null) {
        needed = Set.copyOf(parents.association().targetAttributes());
        ofParents(parents);
      } else {
        joinRow = joinRow(parents, through, criteria);
      }
    }
    scopes.own(type, criteria, resolver).forEach(each -> where.add(new Filter<>(ROOT, each)));
    criteria.order().forEach(each -> order.add(resolved(ROOT, each, resolver)));
    boolean sliced = criteria.limit() != null || criteria.offset() != null;
    joinsMany = !sliced && parents == null;
    Node<E> root = node(type, null, criteria, new Place(ROOT, true), needed);
    if (root.isRepeated()) {
      // the rows of one root stay together
      type.key().forEach(key -> order.add(new Ordering<>(ROOT, ascending(key))));
      order.addAll(joinedOrder);
    }
    boolean each = sliced && parents != null && parents.keys().size() > 1;
    Slice slice =
        new Slice(criteria.limit(), criteria.offset(), each ? List.copyOf(partition) : List.of());
    Select select =
        new Select(new Source(type.table(), ROOT), outputs, joins, where, order, slice, lock);
    return new SelectPlan<>(select, root, joinRow);
  }

  /** The number of rows of a selection, without regard to its limit. */
  <E> Select count(EntityType<E> type, Criteria<E> criteria, @Nullable Parents<E> parents) {
    if (parents != null) {
      Through<?> through = parents.association().through();
      if (through == null) {
        ofParents(parents);
      } else {
        joinRow(parents, through, criteria);
      }
    }
    for (Condition<E> each : scopes.conditions(type, criteria, resolver)) {
      where.add(new Filter<>(ROOT, each));
    }
    return new Select(
        new Source(type.table(), ROOT),
        List.of(new CountRows()),
        joins,
        where,
        List.of(),
        Slice.ALL,
        null);
  }

  /** The rows that refer to the parents, or that the parents refer to. */
  private <E> void ofParents(Parents<E> parents) {
    List<Attribute<E, ?>> attributes = parents.association().targetAttributes();
    where.add(new Filter<>(ROOT, Conditions.in(attributes, parents.keys())));
    for (Condition<E> each : Scopes.ofScope(parents.association())) {
      where.add(new Filter<>(ROOT, each));
    }
    attributes.forEach(each -> partition.add(new Column(ROOT, each)));
  }

  /** The rows that join rows connect with the parents. */
  private <E, J> @Nullable JoinRowNode<J> joinRow(
      Parents<E> parents, Through<J> through, Criteria<E> criteria) {
    Association<?, E> association = parents.association();
    joins.add(
        new Join(
            new Source(through.type().table(), JOIN_ROW),
            ROOT,
            pairs(association.targetAttributes(), through.far().attributes()),
            Scopes.ofJoinRows(through, criteria.visibility()),
            true,
            association));
    where.add(new Filter<>(JOIN_ROW, Conditions.in(through.near().attributes(), parents.keys())));
    for (Condition<E> each : Scopes.ofScope(association)) {
      where.add(new Filter<>(ROOT, each));
    }
    through.near().attributes().forEach(each -> partition.add(new Column(JOIN_ROW, each)));
    if (!parents.joinRows()) {
      return null;
    }
    StateReader reader = new StateReader(through.type(), through.type().attributes(), 0);
    through.type().attributes().forEach(each -> outputs.add(new Column(JOIN_ROW, each)));
    return new JoinRowNode<>(through.type(), reader);
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
      boolean joins = joins(each);
      if (joins) {
        joined.add(join(each, place));
      } else {
        followUps.add(each);
      }
      // a join that can leave out rows itself needs no condition for it
      if (each.isRequired() && !(joins && place.inner())) {
        place.filter(this, scopes.required(each));
      }
    }
    return new Node<>(type, association, reader, joined, followUps);
  }

  private static <E> Ordering<E> resolved(String alias, OrderBy<E> order, Resolver resolver) {
    return new Ordering<>(
        alias,
        new OrderBy<>(resolver.expression(order.expression()), order.direction(), order.nulls()));
  }

  private static <E> OrderBy<E> ascending(Attribute<E, ?> attribute) {
    return new OrderBy<>(
        Conditions.expression(attribute), OrderBy.Direction.ASC, OrderBy.Nulls.DEFAULT);
  }

  /** Whether the include's rows come in this statement. */
  private boolean joins(Include<?> include) {
    if (Scopes.joinsOnce(include.association())) {
      return include.strategy() != Include.Strategy.STATEMENT;
    }
    Criteria<?> criteria = include.criteria();
    return include.strategy() == Include.Strategy.JOIN
        && joinsMany
        && criteria.limit() == null
        && criteria.offset() == null
        && joinedMany.add(include.association()); // one alias for each join row
  }

  private <T> Node<T> join(Include<T> include, Place parent) {
    Association<?, T> association = include.association();
    Criteria<T> asked = include.criteria();
    boolean ordered = asked.limit() != null || asked.offset() != null || !asked.order().isEmpty();
    if (ordered && !association.toMany()) {
      throw new IllegalArgumentException(
          association
              + " leads to one row: order, limit and offset have no meaning in its include");
    }
    Criteria<T> criteria = scopes.scoped(association.target(), asked);
    String alias = "t" + nodes;
    boolean inner = include.isRequired() && parent.inner();
    List<Condition<?>> on = new ArrayList<>(Scopes.ofScope(association));
    Resolver withoutJoins = new Resolver(scopes, null);
    on.addAll(scopes.own(association.target(), criteria, withoutJoins));
    Through<?> through = association.through();
    JoinRowNode<?> joinRow = null;
    if (through == null) {
      joins.add(
          new Join(
              new Source(association.target().table(), alias),
              parent.alias(),
              pairs(association.sourceAttributes(), association.targetAttributes()),
              on,
              inner,
              null));
    } else {
      joinRow = joinThrough(include, through, alias, new Place(parent.alias(), inner, on));
    }
    if (association.toMany()) {
      criteria.order().forEach(each -> joinedOrder.add(resolved(alias, each, withoutJoins)));
    }
    Place place = new Place(alias, inner, on);
    Node<T> node = node(association.target(), association, criteria, place, Set.of());
    return new Node<>(
        node.type(), association, node.reader(), node.joined(), node.followUps(), joinRow);
  }

  /** Joins the join table, and the target to it. */
  private <T, J> JoinRowNode<J> joinThrough(
      Include<T> include, Through<J> through, String alias, Place place) {
    Association<?, T> association = include.association();
    String link = JOIN_ROW + nodes;
    joins.add(
        new Join(
            new Source(through.type().table(), link),
            place.alias(),
            pairs(association.sourceAttributes(), through.near().attributes()),
            Scopes.ofJoinRows(through, include.criteria().visibility()),
            place.inner(),
            association));
    joins.add(
        new Join(
            new Source(association.target().table(), alias),
            link,
            pairs(through.far().attributes(), association.targetAttributes()),
            place.on(),
            place.inner(),
            null));
    StateReader reader =
        new StateReader(through.type(), through.type().attributes(), outputs.size());
    through.type().attributes().forEach(each -> outputs.add(new Column(link, each)));
    return new JoinRowNode<>(through.type(), reader);
  }

  private static List<Pair> pairs(
      List<? extends Attribute<?, ?>> parent, List<? extends Attribute<?, ?>> joined) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < parent.size(); i++) {
      pairs.add(new Pair(parent.get(i), joined.get(i)));
    }
    return pairs;
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

  /** Where an entity is in the statement: its alias, and what conditions on it are added to. */
  private record Place(String alias, boolean inner, List<Condition<?>> on) {
    Place(String alias, boolean inner) {
      this(alias, inner, List.of());
    }

    void filter(SelectBuilder builder, Condition<?> condition) {
      if (alias.equals(ROOT)) {
        builder.where.add(new Filter<>(alias, condition));
      } else {
        on.add(condition);
      }
    }
  }

  /** Joins what conditions and orders read along to-one associations, each path once. */
  private final class PathJoiner implements Resolver.Joiner {
    private final String from;

    PathJoiner(String from) {
      this.from = from;
    }

    @Override
    public String join(Association<?, ?> association) {
      String known = paths.get(List.of(from, association));
      if (known != null) {
        return known;
      }
      String alias = "p" + paths.size();
      paths.put(List.of(from, association), alias);
      joins.add(
          new Join(
              new Source(association.target().table(), alias),
              from,
              pairs(association.sourceAttributes(), association.targetAttributes()),
              List.copyOf(scopes.ofTarget(association)),
              false,
              null));
      return alias;
    }

    @Override
    public Resolver.Joiner from(String alias) {
      return new PathJoiner(alias);
    }
  }
}
