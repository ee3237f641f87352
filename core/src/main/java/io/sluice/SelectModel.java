package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.Reads;
import io.sluice.model.ProjectionType;
import io.sluice.query.ComparableOperand;
import io.sluice.query.Expression;
import io.sluice.query.NumberOperand;
import io.sluice.query.Operand;
import io.sluice.query.Query;
import io.sluice.query.ValueQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * The operations of a model that read values in place of entities. Soft-deleted rows and those
 * outside of the scopes do not count, and a row counts once, whatever associations a condition goes
 * along. Each is one statement.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public abstract sealed class SelectModel<E> permits FindModel {
  private final Reads reads;
  private final Query<E> base;

  SelectModel(Reads reads, Query<E> base) {
    this.reads = reads;
    this.base = base;
  }

  /** The query within the scopes. */
  final Query<E> asked(Query<E> query) {
    return base.and(query);
  }

  /** What the function makes of a query of all rows, within the scopes. */
  final Query<E> asked(UnaryOperator<Query<E>> query) {
    Query<E> asked = Arguments.given(query, "query").apply(Query.of(base.type()));
    return asked(Arguments.given(asked, "what the query function gives"));
  }

  /**
   * The one value that an aggregate has of all rows; empty where it is null, as a sum of no rows
   * is.
   *
   * @throws IllegalArgumentException if it is a value of each row
   */
  public <V> Mono<V> aggregate(Expression<E, V> aggregate) {
    return aggregated(aggregate, base);
  }

  /**
   * The one value that an aggregate has of the rows that the query finds, as the other one; the
   * order of the query does not matter.
   *
   * @throws IllegalArgumentException if it is a value of each row, or the query has a limit or an
   *     offset
   */
  public <V> Mono<V> aggregate(Expression<E, V> aggregate, UnaryOperator<Query<E>> query) {
    return aggregated(aggregate, asked(query));
  }

  /** The one value that an aggregate has of the rows that the query finds, as the other one. */
  public <V> Mono<V> aggregate(Expression<E, V> aggregate, Query<E> query) {
    return aggregated(aggregate, asked(query));
  }

  private <V> Mono<V> aggregated(Expression<E, V> aggregate, Query<E> query) {
    if (!Arguments.given(aggregate, "aggregate").isAggregate()) {
      throw new IllegalArgumentException(
          aggregate + " is a value of each row: use select(…), or an aggregate such as max()");
    }
    return reads
        .values(
            ValueQuery.of(query, List.of(aggregate)),
            row -> Optional.<V>ofNullable(Selected.value(row, 0)))
        .single()
        .flatMap(Mono::justOrEmpty);
  }

  /**
   * The sum of a number; empty where no row has one. It has room for any, and is exact of integers
   * and decimals; {@code aggregate(….sum().asLong())} gives a {@code Long}.
   */
  public Mono<BigDecimal> sum(NumberOperand<E, ?> operand) {
    return sum(operand, UnaryOperator.identity());
  }

  /** The sum of a number of the rows that the query finds, as the other one. */
  public Mono<BigDecimal> sum(NumberOperand<E, ?> operand, UnaryOperator<Query<E>> query) {
    return aggregate(Arguments.given(operand, "operand").sum(), query);
  }

  /** The average of a number, as a double; empty where no row has one. */
  public Mono<Double> avg(NumberOperand<E, ?> operand) {
    return avg(operand, UnaryOperator.identity());
  }

  /** The average of a number of the rows that the query finds, as the other one. */
  public Mono<Double> avg(NumberOperand<E, ?> operand, UnaryOperator<Query<E>> query) {
    return aggregate(Arguments.given(operand, "operand").avg(), query);
  }

  /** The smallest value; empty where no row has one. */
  public <V extends Comparable<? super V>> Mono<V> min(ComparableOperand<E, V> operand) {
    return min(operand, UnaryOperator.identity());
  }

  /** The smallest value of the rows that the query finds; empty where none has one. */
  public <V extends Comparable<? super V>> Mono<V> min(
      ComparableOperand<E, V> operand, UnaryOperator<Query<E>> query) {
    return aggregate(Arguments.given(operand, "operand").min(), query);
  }

  /** The greatest value; empty where no row has one. */
  public <V extends Comparable<? super V>> Mono<V> max(ComparableOperand<E, V> operand) {
    return max(operand, UnaryOperator.identity());
  }

  /** The greatest value of the rows that the query finds; empty where none has one. */
  public <V extends Comparable<? super V>> Mono<V> max(
      ComparableOperand<E, V> operand, UnaryOperator<Query<E>> query) {
    return aggregate(Arguments.given(operand, "operand").max(), query);
  }

  /** How many different values there are; 0 where no row has one. */
  public Mono<Long> countDistinct(Operand<E, ?> operand) {
    return countDistinct(operand, UnaryOperator.identity());
  }

  /** How many different values the rows have that the query finds, as the other one. */
  public Mono<Long> countDistinct(Operand<E, ?> operand, UnaryOperator<Query<E>> query) {
    return aggregate(Arguments.given(operand, "operand").countDistinct(), query);
  }

  /** What a projection has of each row, and nothing else. */
  public <R> Selected.OfProjection<E, R> select(ProjectionType<E, R> projection) {
    List<Expression<E, ?>> values = new ArrayList<>();
    for (ProjectionType.Output<E> each : Arguments.given(projection, "projection").outputs()) {
      values.add(((ProjectionType.OfEntity<E>) each).value());
    }
    return new Selected.OfProjection<>(reads, ValueQuery.of(base, values), projection.mapper());
  }

  /** A value of each row, or of groups of rows. */
  public <A> Selected.Of1<E, A> select(Expression<E, A> a) {
    return new Selected.Of1<>(reads, values(a));
  }

  /** Two values of each row, or of groups of rows. */
  public <A, B> Selected.Of2<E, A, B> select(Expression<E, A> a, Expression<E, B> b) {
    return new Selected.Of2<>(reads, values(a, b));
  }

  /** Three values of each row, or of groups of rows. */
  public <A, B, C> Selected.Of3<E, A, B, C> select(
      Expression<E, A> a, Expression<E, B> b, Expression<E, C> c) {
    return new Selected.Of3<>(reads, values(a, b, c));
  }

  /** Four values of each row, or of groups of rows. */
  public <A, B, C, D> Selected.Of4<E, A, B, C, D> select(
      Expression<E, A> a, Expression<E, B> b, Expression<E, C> c, Expression<E, D> d) {
    return new Selected.Of4<>(reads, values(a, b, c, d));
  }

  /** Five values of each row, or of groups of rows. */
  public <A, B, C, D, F> Selected.Of5<E, A, B, C, D, F> select(
      Expression<E, A> a,
      Expression<E, B> b,
      Expression<E, C> c,
      Expression<E, D> d,
      Expression<E, F> f) {
    return new Selected.Of5<>(reads, values(a, b, c, d, f));
  }

  /** Six values of each row, or of groups of rows. */
  public <A, B, C, D, F, G> Selected.Of6<E, A, B, C, D, F, G> select(
      Expression<E, A> a,
      Expression<E, B> b,
      Expression<E, C> c,
      Expression<E, D> d,
      Expression<E, F> f,
      Expression<E, G> g) {
    return new Selected.Of6<>(reads, values(a, b, c, d, f, g));
  }

  /** Seven values of each row, or of groups of rows. */
  public <A, B, C, D, F, G, H> Selected.Of7<E, A, B, C, D, F, G, H> select(
      Expression<E, A> a,
      Expression<E, B> b,
      Expression<E, C> c,
      Expression<E, D> d,
      Expression<E, F> f,
      Expression<E, G> g,
      Expression<E, H> h) {
    return new Selected.Of7<>(reads, values(a, b, c, d, f, g, h));
  }

  /** Eight values of each row, or of groups of rows. */
  public <A, B, C, D, F, G, H, I> Selected.Of8<E, A, B, C, D, F, G, H, I> select(
      Expression<E, A> a,
      Expression<E, B> b,
      Expression<E, C> c,
      Expression<E, D> d,
      Expression<E, F> f,
      Expression<E, G> g,
      Expression<E, H> h,
      Expression<E, I> i) {
    return new Selected.Of8<>(reads, values(a, b, c, d, f, g, h, i));
  }

  @SafeVarargs
  private final ValueQuery<E> values(Expression<E, ?>... values) {
    return ValueQuery.of(base, Arguments.each("expression", values));
  }
}
