package io.sluice.internal.plan;

import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.ReadPlan.JoinRowShape;
import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Include;
import io.sluice.query.Selection.Criteria;
import io.sluice.statement.Join;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a selection includes to its statement, as far as it can, and plans the statements that
 * load the rest. For one statement, by one thread.
 */
final class IncludeJoiner {
  private final SelectParts parts;
  private final RowRules rules;
  private final IncludePlanner planner;
  private final boolean joinsMany;
  private final Set<Association<?, ?>> joinedMany = new HashSet<>();
  private final List<Ordering> order = new ArrayList<>();
  private Resolver resolver;
  private int shapes;

  /**
   * A joiner.
   *
   * @param joinsMany whether rows of a to-many association can be joined
   */
  IncludeJoiner(
      SelectParts parts,
      RowRules rules,
      IncludePlanner planner,
      Resolver resolver,
      boolean joinsMany) {
    this.parts = parts;
    this.rules = rules;
    this.planner = planner;
    this.resolver = resolver;
    this.joinsMany = joinsMany;
  }

  /** Where an entity is in the statement: its alias, and where conditions on its rows go. */
  private record Place(String alias, boolean inner, List<Predicate> conditions) {}

  /**
   * The root with all that it includes.
   *
   * @param needed attributes that must come whatever was chosen
   */
  <E> EntityShape<E> root(EntityType<E> type, Criteria<E> criteria, Set<Attribute<E, ?>> needed) {
    return shape(type, null, criteria, new Place(parts.root.alias(), true, parts.where), needed);
  }

  /** The order of what is joined to one root. */
  List<Ordering> order() {
    return order;
  }

  private <X> EntityShape<X> shape(
      EntityType<X> entity,
      @Nullable Association<?, X> association,
      Criteria<X> asked,
      Place place,
      Set<Attribute<X, ?>> needed) {
    shapes++;
    List<Attribute<X, ?>> read = ReadAttributes.of(entity, asked, needed);
    int index = parts.read(entity, read, place.alias());
    List<EntityShape<?>> joined = new ArrayList<>();
    List<FollowUp<?>> followUps = new ArrayList<>();
    for (Include<?> each : asked.includes()) {
      boolean joins = joins(each);
      if (joins) {
        joined.add(join(each, place));
      } else {
        followUps.add(planner.followUp(each));
      }
      // a join that can leave out rows itself needs no condition for it
      if (each.isRequired() && !(joins && place.inner())) {
        place.conditions().add(resolver.at(place.alias()).required(each));
      }
    }
    List<Attribute<X, ?>> unread = ReadAttributes.unread(entity, read);
    return new EntityShape<>(entity, association, index, joined, followUps, null, unread);
  }

  /** Whether the include's rows come in this statement. */
  private boolean joins(Include<?> include) {
    if (include.association().joinsOnce()) {
      return include.strategy() != Include.Strategy.STATEMENT;
    }
    Criteria<?> asked = include.criteria();
    return include.strategy() == Include.Strategy.JOIN
        && joinsMany
        && asked.limit() == null
        && asked.offset() == null
        && joinedMany.add(include.association()); // one alias for each join row
  }

  private <T> EntityShape<T> join(Include<T> include, Place parent) {
    Association<?, T> association = include.association();
    EntityType<T> target = association.target();
    requireUnordered(include);
    Criteria<T> scoped = rules.scoped(target, include.criteria());
    Source source = parts.aliases.source(target.table(), "t", shapes);
    Through<?> through = association.through();
    Source link =
        through == null ? null : parts.aliases.source(through.type().table(), "j", shapes);
    if (link == null) {
      ReadAttributes.requireNoLinks(target, scoped);
    } else {
      resolver = resolver.with(association, link.alias());
    }
    Resolver ofJoined = resolver.at(source.alias());
    List<Predicate> on = new ArrayList<>(Predicates.fixed(source.alias(), association.fixed()));
    on.addAll(ofJoined.own(target, scoped));
    boolean inner = include.isRequired() && parent.inner();
    Place place = new Place(source.alias(), inner, on);
    int index = parts.joins.size();
    if (association.toMany()) {
      scoped.order().forEach(each -> order.add(ofJoined.ordering(each)));
    }
    EntityShape<T> shape = shape(target, association, scoped, place, Set.of());
    JoinRowShape<?> joinRow =
        through == null || link == null
            ? null
            : parts.read(association, through, scoped, link, source.alias());
    // those that it includes refer to it
    parts.joins.addAll(index, joins(include, parent, source, link, place));
    return new EntityShape<>(
        target,
        association,
        shape.index(),
        shape.joined(),
        shape.followUps(),
        joinRow,
        shape.unread());
  }

  private static void requireUnordered(Include<?> include) {
    Criteria<?> asked = include.criteria();
    boolean ordered = asked.limit() != null || asked.offset() != null || !asked.order().isEmpty();
    if (ordered && !include.association().toMany()) {
      throw new IllegalArgumentException(
          include.association()
              + " leads to one row: order, limit and offset have no meaning in its include");
    }
  }

  /** The joins of the target, and of the join table before it. */
  private static <T> List<Join> joins(
      Include<T> include, Place parent, Source source, @Nullable Source link, Place place) {
    Association<?, T> association = include.association();
    Through<?> through = association.through();
    List<? extends Attribute<?, ?>> own = association.sourceAttributes();
    List<Attribute<T, ?>> target = association.targetAttributes();
    if (through == null || link == null) {
      List<Predicate> equal =
          new ArrayList<>(Predicates.equal(source.alias(), target, parent.alias(), own));
      equal.addAll(Predicates.fixed(parent.alias(), association.sourceFixed()));
      return List.of(join(source, equal, place.conditions(), place.inner()));
    }
    List<Predicate> near =
        Predicates.equal(link.alias(), through.near().attributes(), parent.alias(), own);
    List<Predicate> far =
        Predicates.equal(source.alias(), target, link.alias(), through.far().attributes());
    List<Predicate> ofLink =
        RowRules.ofJoinRows(through, link.alias(), include.criteria().visibility());
    return List.of(
        join(link, near, ofLink, place.inner()),
        join(source, far, place.conditions(), place.inner()));
  }

  private static Join join(
      Source joined, List<Predicate> equal, List<Predicate> further, boolean inner) {
    List<Predicate> on = new ArrayList<>(equal);
    on.addAll(further);
    return new Join(joined, on, inner);
  }
}
