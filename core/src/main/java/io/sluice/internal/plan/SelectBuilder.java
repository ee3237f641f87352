package io.sluice.internal.plan;

import io.sluice.internal.plan.ReadPlan.EntityShape;
import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.internal.plan.ReadPlan.JoinRowShape;
import io.sluice.internal.row.ValueReader;
import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Selection.Criteria;
import io.sluice.query.ValueQuery;
import io.sluice.statement.Join;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.RowLock;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds one SELECT of entities, with what is joined to them. For one statement, by one thread.
 *
 * @param <E> the entity
 */
final class SelectBuilder<E> {
  private final IncludePlanner planner;
  private final RowRules rules;
  private final EntityType<E> type;
  private final Criteria<E> criteria;
  private final SelectParts parts;
  private final String root;
  private Resolver resolver;

  /**
   * A builder.
   *
   * @param criteria which rows, with the default scope
   */
  SelectBuilder(
      IncludePlanner planner,
      RowRules rules,
      WholeRows wholeRows,
      EntityType<E> type,
      Criteria<E> criteria) {
    this.planner = planner;
    this.rules = rules;
    this.type = type;
    this.criteria = criteria;
    this.parts = new SelectParts(type.table(), wholeRows);
    this.root = parts.root.alias();
    this.resolver = Resolver.of(rules, parts.aliases, root, new PathJoiner(parts, rules));
  }

  /** The rows of the selection. */
  ReadPlan<E> rows(@Nullable Lock lock, int fetchSize) {
    ReadAttributes.requireNoLinks(type, criteria);
    boolean whole = criteria.limit() == null && criteria.offset() == null && fetchSize == 0;
    return plan(includes(whole), Set.of(), new Reading(null, List.of(), lock, fetchSize));
  }

  private IncludeJoiner includes(boolean joinsMany) {
    return new IncludeJoiner(parts, rules, planner, resolver, joinsMany);
  }

  /** Those of them that an association leads to from rows that are not known yet. */
  FollowUp<E> followUp(
      Association<?, E> association, boolean joinRows, @Nullable Lock lock, int fetchSize) {
    Through<?> through = association.through();
    if (through == null) {
      ReadAttributes.requireNoLinks(type, criteria);
      List<Attribute<E, ?>> held = association.targetAttributes();
      parts.where.addAll(Predicates.fixed(root, association.fixed()));
      Reading reading = new Reading(null, List.of(), lock, fetchSize);
      ReadPlan<E> plan = plan(includes(false), Set.copyOf(held), reading);
      return new FollowUp<>(association, plan, Predicates.columns(root, held));
    }
    Source link = link(association, through);
    List<Term> key = Predicates.columns(link.alias(), through.type().key());
    Supplier<JoinRowShape<?>> joinRow =
        joinRows ? () -> parts.read(association, through, criteria, link, root) : null;
    Reading reading = new Reading(joinRow, key, lock, fetchSize);
    ReadPlan<E> plan = plan(includes(false), Set.of(), reading);
    return new FollowUp<>(
        association, plan, Predicates.columns(link.alias(), through.near().attributes()));
  }

  /** How many rows the selection has, without regard to its limit. */
  Select count() {
    parts.where.addAll(resolver.rows(type, criteria));
    return parts.count();
  }

  /** Values of the rows of the selection, or of groups of them. */
  ValuesPlan values(ValueQuery<E> query) {
    ValueOutputs<E> outputs = new ValueOutputs<>(parts, resolver, query, criteria);
    int fetchSize = query.query().fetchSize();
    ReadWindow window =
        fetchSize == 0 ? null : window(new Reading(null, List.of(), null, fetchSize));
    return new ValuesPlan(outputs.select(), outputs.reader(), window);
  }

  /** One of the rows of the selection, without regard to its limit. */
  Select any() {
    parts.where.addAll(resolver.rows(type, criteria));
    return parts.any(Predicates.column(root, type.key().get(0)));
  }

  /** How many of them an association leads to from rows of these values. */
  Select count(Association<?, E> association, List<Object> parent) {
    Through<?> through = association.through();
    if (through == null) {
      parts.where.add(Predicates.in(root, association.targetAttributes(), List.of(parent)));
      parts.where.addAll(Predicates.fixed(root, association.fixed()));
    } else {
      Source link = link(association, through);
      parts.where.add(0, Predicates.in(link.alias(), through.near().attributes(), List.of(parent)));
    }
    return count();
  }

  /**
   * How the rows are read.
   *
   * @param joinRow what puts out the join row in each row, or null
   * @param further what tells rows of the same key apart
   * @param fetchSize how many at a time, 0 for all
   */
  private record Reading(
      @Nullable Supplier<JoinRowShape<?>> joinRow,
      List<Term> further,
      @Nullable Lock lock,
      int fetchSize) {}

  private ReadPlan<E> plan(IncludeJoiner includes, Set<Attribute<E, ?>> needed, Reading reading) {
    parts.where.addAll(resolver.own(type, criteria));
    criteria.order().forEach(each -> parts.order.add(resolver.ordering(each)));
    EntityShape<E> shape = includes.root(type, criteria, needed);
    if (shape.isRepeated()) {
      // the rows of one root stay together
      for (Attribute<E, ?> each : type.key()) {
        parts.order.add(Ordering.ascending(Predicates.column(root, each)));
      }
      parts.order.addAll(includes.order());
    }
    Supplier<JoinRowShape<?>> link = reading.joinRow();
    JoinRowShape<?> joinRow = link == null ? null : link.get();
    ReadWindow window = reading.fetchSize() == 0 ? null : window(reading);
    Lock lock = reading.lock();
    Select select =
        parts.select(
            new Slice(criteria.limit(), criteria.offset(), List.of()),
            lock == null ? null : new RowLock(lock, false));
    return new ReadPlan<>(select, parts.reader(), shape, joinRow, window);
  }

  /** The order down to the key, each of whose terms comes out. */
  private ReadWindow window(Reading reading) {
    Set<Term> neverNull = neverNull();
    Map<Term, ReadWindow.WindowTerm> terms = new LinkedHashMap<>();
    for (Ordering each : parts.order) {
      terms.putIfAbsent(each.term(), windowTerm(each, !neverNull.contains(each.term())));
    }
    List<Term> key = new ArrayList<>(Predicates.columns(root, type.key()));
    key.addAll(reading.further());
    for (Term each : key) {
      terms.putIfAbsent(each, windowTerm(Ordering.ascending(each), false));
    }
    return new ReadWindow(reading.fetchSize(), List.copyOf(terms.values()));
  }

  /** The attributes of the order that are never null. */
  private Set<Term> neverNull() {
    Set<Term> terms = new HashSet<>();
    for (OrderBy<E> each : criteria.order()) {
      if (each.expression() instanceof Attribute<E, ?> attribute && !attribute.nullable()) {
        terms.add(Predicates.column(root, attribute));
      }
    }
    return terms;
  }

  private ReadWindow.WindowTerm windowTerm(Ordering ordering, boolean nullable) {
    Term term = ordering.term();
    return new ReadWindow.WindowTerm(
        ordering, nullable, new ValueReader(parts.output(term), term.type(), "the order"));
  }

  /** Joins the join table of an association whose targets are the rows. */
  private Source link(Association<?, E> association, Through<?> through) {
    ReadAttributes.requireOfLinks(association, through.type(), criteria.linkAttributes());
    Source link = parts.aliases.source(through.type().table(), "j", 0);
    List<Predicate> on =
        new ArrayList<>(
            Predicates.equal(
                link.alias(), through.far().attributes(), root, association.targetAttributes()));
    on.addAll(RowRules.ofJoinRows(through, link.alias(), criteria.visibility()));
    parts.joins.add(new Join(link, on, true));
    parts.where.addAll(Predicates.fixed(root, association.fixed()));
    resolver = resolver.with(association, link.alias());
    return link;
  }
}
