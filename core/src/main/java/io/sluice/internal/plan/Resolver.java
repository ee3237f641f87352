package io.sluice.internal.plan;

import io.sluice.model.Association;
import io.sluice.query.AssociatedCount;
import io.sluice.query.BasicAttribute;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Related;
import io.sluice.query.Selection.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes conditions and expressions: what they lead to must be seen at all, and a value of a
 * to-one association is read from a join where the statement can have one, from a subquery where it
 * cannot. For one statement, by one thread.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // what comes out is of the entity of what went in
final class Resolver
    implements Condition.Visitor<Condition<?>>, Expression.Visitor<Expression<?, ?>> {
  private static final Visibility DEFAULT = new Visibility(false, false, false);
  private final Scopes scopes;
  private final @Nullable Joiner joiner;

  /**
   * A resolver.
   *
   * @param joiner what joins tables to the statement, null where it can have none
   */
  Resolver(Scopes scopes, @Nullable Joiner joiner) {
    this.scopes = scopes;
    this.joiner = joiner;
  }

  /** Joins the target of a to-one association to the current table, once. */
  interface Joiner {
    /** The alias of the joined table. */
    String join(Association<?, ?> association);

    /** A joiner that goes on from the joined table. */
    Joiner from(String alias);
  }

  <E> Condition<E> condition(Condition<E> condition) {
    return (Condition<E>) condition.accept(this);
  }

  <E, V> Expression<E, V> expression(Expression<E, V> expression) {
    return (Expression<E, V>) expression.accept(this);
  }

  private List conditions(List<? extends Condition<?>> conditions) {
    List<Condition<?>> resolved = new ArrayList<>(conditions.size());
    conditions.forEach(each -> resolved.add(each.accept(this)));
    return List.copyOf(resolved);
  }

  /** Subqueries begin on tables of their own, to which nothing is joined. */
  private Resolver inner() {
    return joiner == null ? this : new Resolver(scopes, null);
  }

  @Override
  public Condition<?> constant(Condition.Constant<?> condition) {
    return condition;
  }

  @Override
  public Condition<?> comparison(Condition.Comparison<?> condition) {
    return new Condition.Comparison(
        expression(condition.left()), condition.comparator(), expression(condition.right()));
  }

  @Override
  public Condition<?> distinct(Condition.Distinct<?> condition) {
    return new Condition.Distinct(expression(condition.left()), expression(condition.right()));
  }

  @Override
  public Condition<?> isNull(Condition.IsNull<?> condition) {
    return new Condition.IsNull(expression(condition.operand()), condition.negated());
  }

  @Override
  public Condition<?> between(Condition.Between<?> condition) {
    return new Condition.Between(
        expression(condition.operand()),
        expression(condition.low()),
        expression(condition.high()),
        condition.negated());
  }

  @Override
  public Condition<?> pattern(Condition.Pattern<?> condition) {
    return new Condition.Pattern(
        expression(condition.operand()),
        condition.kind(),
        condition.pattern(),
        condition.ignoreCase(),
        condition.negated());
  }

  @Override
  public Condition<?> in(Condition.In<?> condition) {
    List operands = condition.operands().stream().map(each -> each.accept(this)).toList();
    return new Condition.In(operands, condition.tuples(), condition.negated());
  }

  @Override
  public Condition<?> junction(Condition.Junction<?> condition) {
    return new Condition.Junction(condition.connective(), conditions(condition.conditions()));
  }

  @Override
  public Condition<?> not(Condition.Not<?> condition) {
    return new Condition.Not(condition.condition().accept(this));
  }

  @Override
  public Condition<?> exists(Condition.Exists<?, ?> condition) {
    List all = new ArrayList(scopes.ofTarget(condition.association()));
    if (condition.condition() != null) {
      all.add(inner().condition(condition.condition()));
    }
    return new Condition.Exists(
        condition.association(),
        Scopes.all(all),
        Scopes.throughCondition(condition.association(), DEFAULT),
        condition.negated());
  }

  @Override
  public Expression<?, ?> attribute(BasicAttribute<?, ?> attribute) {
    return attribute;
  }

  @Override
  public Expression<?, ?> parameter(Expression.Parameter<?, ?> parameter) {
    return parameter;
  }

  @Override
  public Expression<?, ?> qualified(Expression.Qualified<?, ?> qualified) {
    return qualified;
  }

  @Override
  public Expression<?, ?> arithmetic(Expression.Arithmetic<?, ?> arithmetic) {
    return new Expression.Arithmetic(
        expression(arithmetic.left()), arithmetic.operator(), expression(arithmetic.right()));
  }

  @Override
  public Expression<?, ?> count(AssociatedCount<?, ?> count) {
    List all = new ArrayList(scopes.ofTarget(count.association()));
    all.addAll(inner().conditions(count.conditions()));
    Association.Through<?> through = count.association().through();
    return new AssociatedCount(
        count.association(),
        all,
        through == null ? List.of() : Scopes.ofJoinRows(through, DEFAULT));
  }

  @Override
  public Expression<?, ?> related(Related<?, ?> related) {
    Related.Way way = related.way();
    if (way.joinRow()) {
      return related;
    }
    if (joiner != null && Scopes.joinsOnce(way.association())) {
      String alias = joiner.join(way.association());
      Resolver further = new Resolver(scopes, joiner.from(alias));
      return new Expression.Qualified(alias, further.expression(related.value()));
    }
    Related.Way completed =
        new Related.Way(way.association(), false, List.copyOf(scopes.ofTarget(way.association())));
    return new Related.OfValue(completed, inner().expression(related.value()));
  }
}
