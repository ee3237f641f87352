package io.sluice.internal.plan;

import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.TableName;
import io.sluice.query.AssociatedValue;
import io.sluice.query.Case;
import io.sluice.query.Computed;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Found;
import io.sluice.query.Include;
import io.sluice.query.OrderBy;
import io.sluice.query.Selection.Criteria;
import io.sluice.query.SqlExpression;
import io.sluice.query.Subquery;
import io.sluice.query.Window;
import io.sluice.query.Windowed;
import io.sluice.statement.Field;
import io.sluice.statement.Grouping;
import io.sluice.statement.Join;
import io.sluice.statement.Ordering;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a caller has said of an entity into what is said of the columns of one source of a
 * statement. What conditions lead to must be seen at all; a value of a to-one association is read
 * from a join where the statement can have one, from a subquery where it cannot. For one statement,
 * by one thread.
 */
final class Resolver implements Condition.Visitor<Predicate>, Expression.Visitor<Term> {
  private final RowRules rules;
  private final Aliases aliases;
  private final String source;
  private final @Nullable Joiner joiner;
  private final Map<Association<?, ?>, String> joinRows;
  private boolean ofGroups; // never changed once it is handed on
  private boolean conflicting; // set before it is used
  private boolean ofNewRow; // set before it is used

  private Resolver(
      RowRules rules,
      Aliases aliases,
      String source,
      @Nullable Joiner joiner,
      Map<Association<?, ?>, String> joinRows) {
    this.rules = rules;
    this.aliases = aliases;
    this.source = source;
    this.joiner = joiner;
    this.joinRows = joinRows;
  }

  /**
   * A resolver for the source.
   *
   * @param joiner what joins tables to the statement, null where it can have none
   */
  static Resolver of(RowRules rules, Aliases aliases, String source, @Nullable Joiner joiner) {
    return new Resolver(rules, aliases, source, joiner, Map.of());
  }

  /** A resolver for rows that are there already, beside which are those that an INSERT has. */
  static Resolver ofConflict(RowRules rules, TableName table) {
    Resolver resolver = of(rules, new Aliases(table), table.name(), null);
    resolver.conflicting = true;
    return resolver;
  }

  /** A resolver for a row that is not there yet, so that nothing can be read of it. */
  static Resolver ofNewRow(RowRules rules, TableName table) {
    Resolver resolver = of(rules, new Aliases(table), table.name(), null);
    resolver.ofNewRow = true;
    return resolver;
  }

  /** Joins the target of a to-one association to a source, once. */
  interface Joiner {
    /** The alias of the joined table. */
    String join(Association<?, ?> association);

    /** A joiner that goes on from the joined table. */
    Joiner from(String alias);
  }

  /** The same for another source, to which nothing can be joined. */
  Resolver at(String other) {
    return new Resolver(rules, aliases, other, null, joinRows);
  }

  /** The same, where the association's join row is there under an alias. */
  Resolver with(Association<?, ?> association, String joinRow) {
    Map<Association<?, ?>, String> more = new HashMap<>(joinRows);
    more.put(association, joinRow);
    return new Resolver(rules, aliases, source, joiner, Map.copyOf(more));
  }

  /** The same for what is said of groups of rows, which has aggregates. */
  Resolver ofGroups() {
    Resolver groups = new Resolver(rules, aliases, source, joiner, joinRows);
    groups.ofGroups = true;
    return groups;
  }

  Predicate predicate(Condition<?> condition) {
    return condition.accept(this);
  }

  Term term(Expression<?, ?> expression) {
    return expression.accept(this);
  }

  Ordering ordering(OrderBy<?> order) {
    boolean descending = order.direction() == OrderBy.Direction.DESC;
    return new Ordering(term(order.expression()), descending, order.nulls());
  }

  /**
   * All that must be true of the rows of a selection, its required includes among it.
   *
   * @param scoped the selection, with the default scope
   */
  <E> List<Predicate> rows(EntityType<E> type, Criteria<E> scoped) {
    List<Predicate> all = own(type, scoped);
    for (Include<?> each : scoped.includes()) {
      if (each.isRequired()) {
        all.add(required(each));
      }
    }
    return all;
  }

  /** What must be true of the rows themselves. */
  <E> List<Predicate> own(EntityType<E> type, Criteria<E> scoped) {
    List<Predicate> all =
        new ArrayList<>(RowRules.live(type, source, scoped.visibility().deleted()));
    scoped.where().forEach(each -> all.add(predicate(each)));
    return all;
  }

  /** A row that the include would load is there. */
  <T> Predicate required(Include<T> include) {
    Function<Resolver, Term> output = inner -> new Term.CountRows();
    return new Predicate.Exists(
        associated(include.association(), include.criteria(), output), false);
  }

  /**
   * The query of something from the rows that an association leads to from the source's row.
   *
   * @param asked which of them
   * @param output what is made of the source of the rows
   */
  private <T> Select associated(
      Association<?, T> association, Criteria<T> asked, Function<Resolver, Term> output) {
    requireRow(association);
    EntityType<T> target = association.target();
    Criteria<T> criteria = rules.scoped(target, asked);
    Source rows = aliases.source(target.table(), "e", 0);
    Resolver inner = at(rows.alias());
    List<Join> joins = new ArrayList<>();
    List<Predicate> where = new ArrayList<>();
    Association.Through<?> through = association.through();
    if (through == null) {
      where.addAll(equalToSource(rows.alias(), association.targetAttributes(), association));
    } else {
      Source link = aliases.source(through.type().table(), "e", 0);
      joins.add(
          new Join(
              link,
              Predicates.equal(
                  link.alias(),
                  through.far().attributes(),
                  rows.alias(),
                  association.targetAttributes()),
              true));
      where.addAll(equalToSource(link.alias(), through.near().attributes(), association));
      where.addAll(RowRules.ofJoinRows(through, link.alias(), criteria.visibility()));
      inner = inner.with(association, link.alias());
    }
    where.addAll(Predicates.fixed(source, association.sourceFixed()));
    where.addAll(Predicates.fixed(rows.alias(), association.fixed()));
    where.addAll(inner.rows(target, criteria));
    return new Select(
        List.of(output.apply(inner)),
        rows,
        joins,
        where,
        Grouping.NONE,
        List.of(),
        Slice.ALL,
        null);
  }

  private List<Predicate> equalToSource(
      String alias, List<? extends Attribute<?, ?>> attributes, Association<?, ?> association) {
    return Predicates.equal(alias, attributes, source, association.sourceAttributes());
  }

  private static <T> Criteria<T> where(List<? extends Condition<T>> conditions) {
    return Criteria.<T>none().where(List.copyOf(conditions));
  }

  @Override
  public Predicate constant(Condition.Constant<?> condition) {
    return new Predicate.Constant(condition.value());
  }

  @Override
  public Predicate comparison(Condition.Comparison<?> condition) {
    return new Predicate.Comparison(
        term(condition.left()), condition.comparator(), term(condition.right()));
  }

  @Override
  public Predicate distinct(Condition.Distinct<?> condition) {
    return new Predicate.Distinct(term(condition.left()), term(condition.right()));
  }

  @Override
  public Predicate relation(Condition.Relation<?> condition) {
    return new Predicate.Relation(
        term(condition.left()), condition.kind(), term(condition.right()));
  }

  @Override
  public Predicate isNull(Condition.IsNull<?> condition) {
    return new Predicate.IsNull(term(condition.operand()), condition.negated());
  }

  @Override
  public Predicate between(Condition.Between<?> condition) {
    return new Predicate.Between(
        term(condition.operand()),
        term(condition.low()),
        term(condition.high()),
        condition.negated());
  }

  @Override
  public Predicate pattern(Condition.Pattern<?> condition) {
    return new Predicate.Pattern(
        term(condition.operand()),
        condition.kind(),
        condition.pattern(),
        condition.ignoreCase(),
        condition.negated());
  }

  @Override
  public Predicate in(Condition.In<?> condition) {
    List<Term> operands = new ArrayList<>();
    condition.operands().forEach(each -> operands.add(term(each)));
    return new Predicate.In(operands, condition.tuples(), condition.negated());
  }

  @Override
  public Predicate inQuery(Condition.InQuery<?> condition) {
    boolean negated = condition.negated();
    return new Predicate.InSelect(
        term(condition.operand()), found(condition.found(), negated), negated);
  }

  /**
   * The query of what is found.
   *
   * @param known whether without its nulls, which make it untrue that something is none of it
   */
  private <T> Select found(Found.OfQuery<T, ?> found, boolean known) {
    EntityType<T> type = found.query().type();
    Criteria<T> criteria = rules.scoped(type, found.query().criteria());
    Source rows = aliases.source(type.table(), "s", 0);
    Resolver inner = at(rows.alias());
    Term value = inner.ofGroups().term(found.value());
    List<Predicate> where = inner.rows(type, criteria);
    Select select = Select.of(List.of(value), rows, where);
    Predicate notNull = new Predicate.IsNull(value, true);
    if (found.value().isAggregate()) {
      return known
          ? select.grouped(
              new Grouping(List.of(), List.of(notNull), Grouping.Distinct.NONE, List.of()))
          : select;
    }
    return (known ? select.where(notNull) : select)
        .order(criteria.order().stream().map(inner::ordering).toList())
        .slice(new Slice(criteria.limit(), criteria.offset(), List.of()));
  }

  @Override
  public Predicate junction(Condition.Junction<?> condition) {
    List<Predicate> all = new ArrayList<>(condition.conditions().size());
    condition.conditions().forEach(each -> all.add(predicate(each)));
    return new Predicate.Junction(condition.connective(), all);
  }

  @Override
  public Predicate not(Condition.Not<?> condition) {
    return new Predicate.Not(predicate(condition.condition()));
  }

  @Override
  public Predicate exists(Condition.Exists<?, ?> condition) {
    return new Predicate.Exists(rowsOf(condition), condition.negated());
  }

  private <T> Select rowsOf(Condition.Exists<?, T> condition) {
    Condition<T> wanted = condition.condition();
    List<Condition<T>> all = wanted == null ? List.of() : List.of(wanted);
    return associated(condition.association(), where(all), inner -> new Term.CountRows());
  }

  @Override
  public Predicate sql(Condition.Sql<?> condition) {
    return new Predicate.Raw(Fragments.of(condition.fragment(), this::term));
  }

  @Override
  public Term sql(SqlExpression<?, ?> sql) {
    return new Term.Raw(Fragments.of(sql.fragment(), this::term), sql.type());
  }

  @Override
  public Term attribute(Attribute<?, ?> attribute) {
    requireRow(attribute);
    return Predicates.column(source, attribute);
  }

  private void requireRow(Object read) {
    if (ofNewRow) {
      throw new IllegalArgumentException(read + ": a row to create has no value to compute with");
    }
  }

  @Override
  public Term parameter(Expression.Parameter<?, ?> parameter) {
    return new Term.Value(parameter.value(), parameter.type());
  }

  @Override
  public Term arithmetic(Expression.Arithmetic<?, ?> arithmetic) {
    return new Term.Arithmetic(
        term(arithmetic.left()), arithmetic.operator(), term(arithmetic.right()));
  }

  @Override
  public Term caseOf(Case<?, ?> each) {
    List<Term.Case.Branch> branches = new ArrayList<>();
    for (Case.Branch<?, ?> branch : each.branches()) {
      branches.add(new Term.Case.Branch(predicate(branch.condition()), term(branch.value())));
    }
    Expression<?, ?> otherwise = each.otherwise();
    return new Term.Case(branches, otherwise == null ? null : term(otherwise));
  }

  @Override
  public Term computed(Computed<?, ?> computed) {
    if (computed.operation().isAggregate() && !ofGroups) {
      throw new IllegalArgumentException(
          computed
              + " is a value of many rows, not of each: use it in select(…), and in having(…) and"
              + " order(…) of a selection");
    }
    List<Term> operands = new ArrayList<>();
    computed.operands().forEach(each -> operands.add(term(each)));
    return new Term.Call(computed.operation(), operands, computed.type());
  }

  @Override
  public Term windowed(Windowed<?, ?> windowed) {
    if (!ofGroups) {
      throw new IllegalArgumentException(
          windowed
              + " is known when all rows are found: use it in select(…), and in order(…) of a"
              + " selection");
    }
    Window<?> window = windowed.window();
    List<Term> partition = new ArrayList<>();
    window.partition().forEach(each -> partition.add(term(each)));
    List<Ordering> order = new ArrayList<>();
    window.order().forEach(each -> order.add(ordering(each)));
    return new Term.Windowed((Term.Call) computed(windowed.function()), partition, order);
  }

  @Override
  public Term excluded(Expression.Excluded<?, ?> excluded) {
    if (!conflicting) {
      throw new IllegalArgumentException(
          excluded.attribute()
              + ".excluded() is a value of an upsert: use it in setOnConflict(…) or onlyIf(…)");
    }
    return new Term.Excluded(Field.of(excluded.attribute()));
  }

  @Override
  public Term subquery(Subquery<?, ?> subquery) {
    Found<?, ?> found = subquery.found();
    return new Term.Scalar(
        found instanceof Found.OfAssociation<?, ?> rows
            ? aggregate(rows)
            : found((Found.OfQuery<?, ?>) found, false));
  }

  private <T> Select aggregate(Found.OfAssociation<T, ?> found) {
    return associated(
        found.association(),
        where(found.conditions()),
        inner -> inner.ofGroups().term(found.value()));
  }

  @Override
  public Term associatedValue(AssociatedValue<?, ?> value) {
    Association<?, ?> association = value.association();
    if (value.row() == AssociatedValue.Row.JOIN_ROW) {
      return at(joinRow(association)).term(value.value());
    }
    if (joiner != null && association.joinsOnce()) {
      String alias = joiner.join(association);
      return new Resolver(rules, aliases, alias, joiner.from(alias), joinRows).term(value.value());
    }
    Select one = associated(association, Criteria.none(), inner -> inner.term(value.value()));
    boolean unique = association.kind() == Association.Kind.BELONGS_TO;
    return new Term.Scalar(unique ? one : one.slice(Slice.first(1)));
  }

  private String joinRow(Association<?, ?> association) {
    String found = joinRows.get(association);
    if (found == null) {
      throw new IllegalArgumentException(
          association
              + ".through(…) is for rows that come by "
              + association
              + ": use it in its get, in its include, or in its any(…)");
    }
    return found;
  }
}
