package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.error.MappingException;
import io.sluice.generated.ProjectionMapper;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.Reads;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.query.ValueQuery;
import io.sluice.result.RowFunction;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Values of rows in place of entities, of each row or of groups of rows: {@code
 * users.select(User_.name, User_.age).where(User_.age.ge(18)).as(NameAge::new)}. Every method but
 * {@code as} returns a changed copy; immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <S> the kind of selection
 */
@CheckReturnValue
public abstract sealed class Selected<E, S extends Selected<E, S>> {
  private final Reads reads;
  private final ValueQuery<E> query;

  Selected(Reads reads, ValueQuery<E> query) {
    this.reads = reads;
    this.query = query;
  }

  abstract S with(Reads same, ValueQuery<E> changed);

  private S with(ValueQuery<E> changed) {
    return with(reads, changed);
  }

  /** Of rows that all the conditions are true of, in addition to earlier ones. */
  @SafeVarargs
  public final S where(Condition<E>... conditions) {
    return with(query.query(query.query().where(conditions)));
  }

  /** In this order, after earlier ones. */
  @SafeVarargs
  public final S order(OrderBy<E>... orders) {
    return with(query.query(query.query().order(orders)));
  }

  /**
   * At most so many of what comes: rows or groups.
   *
   * @throws IllegalArgumentException if negative
   */
  public final S limit(long rows) {
    return with(query.query(query.query().limit(rows)));
  }

  /**
   * Without the first so many of what comes.
   *
   * @throws IllegalArgumentException if negative
   */
  public final S offset(long rows) {
    return with(query.query(query.query().offset(rows)));
  }

  /** Of the rows that the query finds, within what was said before; it loads no associations. */
  public final S query(UnaryOperator<Query<E>> changed) {
    Query<E> made = Arguments.given(changed, "query").apply(Query.of(query.query().type()));
    return query(Arguments.given(made, "what the query function gives"));
  }

  /** Of the rows that the query finds, as the other one. */
  public final S query(Query<E> further) {
    return with(query.query(query.query().and(further)));
  }

  /** A row for each group of rows that have these in common, in place of earlier ones. */
  @SafeVarargs
  public final S groupBy(Expression<E, ?>... expressions) {
    return with(query.groupBy(Arguments.each("expression", expressions)));
  }

  /** Only groups that all the conditions are true of, in place of earlier ones. */
  @SafeVarargs
  public final S having(Condition<E>... conditions) {
    return with(query.having(Arguments.each("condition", conditions)));
  }

  /** Each row once, of those whose values are equal. */
  public final S distinct() {
    return with(query.distinct(List.of()));
  }

  /**
   * The first row of those that have these in common, by an order that begins with them. On
   * PostgreSQL; elsewhere it signals {@link io.sluice.error.UnsupportedFeatureException}.
   */
  @SafeVarargs
  public final S distinctOn(Expression<E, ?> first, Expression<E, ?>... more) {
    return with(query.distinct(Arguments.listOf("expression", first, more)));
  }

  final <R> Flux<R> rows(Function<@Nullable Object[], R> function) {
    return reads.values(query, row -> made(function.apply(row)));
  }

  private <R> R made(@Nullable R made) {
    if (made == null) {
      throw new MappingException(
          "What was made of a row of "
              + query.values()
              + " is null, which no Flux emits: make an Optional of it, or leave such rows out by"
              + " isNotNull()",
          null);
    }
    return made;
  }

  /** The value at the place, whose type is that of its expression; null where there is none. */
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  static <V> V value(@Nullable Object[] row, int place) {
    return (V) row[place];
  }

  /** A projection. */
  public static final class OfProjection<E, R> extends Selected<E, OfProjection<E, R>> {
    private final ProjectionMapper<R> mapper;

    OfProjection(Reads reads, ValueQuery<E> query, ProjectionMapper<R> mapper) {
      super(reads, query);
      this.mapper = mapper;
    }

    @Override
    OfProjection<E, R> with(Reads same, ValueQuery<E> changed) {
      return new OfProjection<>(same, changed, mapper);
    }

    /** The projections of all rows. One statement. */
    public Flux<R> all() {
      return rows(mapper::instantiate);
    }

    /** The projection of the first row; empty if there is none. One statement. */
    public Mono<R> first() {
      return limit(1).all().singleOrEmpty();
    }
  }

  /** One value. */
  public static final class Of1<E, A> extends Selected<E, Of1<E, A>> {
    Of1(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of1<E, A> with(Reads same, ValueQuery<E> changed) {
      return new Of1<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(RowFunction.Of1<? super A, ? extends R> function) {
      RowFunction.Of1<? super A, ? extends R> given = Arguments.given(function, "function");
      return rows(row -> given.apply(value(row, 0)));
    }
  }

  /** Two values. */
  public static final class Of2<E, A, B> extends Selected<E, Of2<E, A, B>> {
    Of2(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of2<E, A, B> with(Reads same, ValueQuery<E> changed) {
      return new Of2<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(RowFunction.Of2<? super A, ? super B, ? extends R> function) {
      RowFunction.Of2<? super A, ? super B, ? extends R> given =
          Arguments.given(function, "function");
      return rows(row -> given.apply(value(row, 0), value(row, 1)));
    }
  }

  /** Three values. */
  public static final class Of3<E, A, B, C> extends Selected<E, Of3<E, A, B, C>> {
    Of3(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of3<E, A, B, C> with(Reads same, ValueQuery<E> changed) {
      return new Of3<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(RowFunction.Of3<? super A, ? super B, ? super C, ? extends R> function) {
      RowFunction.Of3<? super A, ? super B, ? super C, ? extends R> given =
          Arguments.given(function, "function");
      return rows(row -> given.apply(value(row, 0), value(row, 1), value(row, 2)));
    }
  }

  /** Four values. */
  public static final class Of4<E, A, B, C, D> extends Selected<E, Of4<E, A, B, C, D>> {
    Of4(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of4<E, A, B, C, D> with(Reads same, ValueQuery<E> changed) {
      return new Of4<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(
        RowFunction.Of4<? super A, ? super B, ? super C, ? super D, ? extends R> function) {
      RowFunction.Of4<? super A, ? super B, ? super C, ? super D, ? extends R> given =
          Arguments.given(function, "function");
      return rows(row -> given.apply(value(row, 0), value(row, 1), value(row, 2), value(row, 3)));
    }
  }

  /** Five values. */
  public static final class Of5<E, A, B, C, D, F> extends Selected<E, Of5<E, A, B, C, D, F>> {
    Of5(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of5<E, A, B, C, D, F> with(Reads same, ValueQuery<E> changed) {
      return new Of5<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(
        RowFunction.Of5<? super A, ? super B, ? super C, ? super D, ? super F, ? extends R>
            function) {
      RowFunction.Of5<? super A, ? super B, ? super C, ? super D, ? super F, ? extends R> given =
          Arguments.given(function, "function");
      return rows(
          row ->
              given.apply(
                  value(row, 0), value(row, 1), value(row, 2), value(row, 3), value(row, 4)));
    }
  }

  /** Six values. */
  public static final class Of6<E, A, B, C, D, F, G> extends Selected<E, Of6<E, A, B, C, D, F, G>> {
    Of6(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of6<E, A, B, C, D, F, G> with(Reads same, ValueQuery<E> changed) {
      return new Of6<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(
        RowFunction.Of6<
                ? super A, ? super B, ? super C, ? super D, ? super F, ? super G, ? extends R>
            function) {
      RowFunction.Of6<? super A, ? super B, ? super C, ? super D, ? super F, ? super G, ? extends R>
          given = Arguments.given(function, "function");
      return rows(
          row ->
              given.apply(
                  value(row, 0),
                  value(row, 1),
                  value(row, 2),
                  value(row, 3),
                  value(row, 4),
                  value(row, 5)));
    }
  }

  /** Seven values. */
  public static final class Of7<E, A, B, C, D, F, G, H>
      extends Selected<E, Of7<E, A, B, C, D, F, G, H>> {
    Of7(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of7<E, A, B, C, D, F, G, H> with(Reads same, ValueQuery<E> changed) {
      return new Of7<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(
        RowFunction.Of7<
                ? super A,
                ? super B,
                ? super C,
                ? super D,
                ? super F,
                ? super G,
                ? super H,
                ? extends R>
            function) {
      RowFunction.Of7<
              ? super A,
              ? super B,
              ? super C,
              ? super D,
              ? super F,
              ? super G,
              ? super H,
              ? extends R>
          given = Arguments.given(function, "function");
      return rows(
          row ->
              given.apply(
                  value(row, 0),
                  value(row, 1),
                  value(row, 2),
                  value(row, 3),
                  value(row, 4),
                  value(row, 5),
                  value(row, 6)));
    }
  }

  /** Eight values. */
  public static final class Of8<E, A, B, C, D, F, G, H, I>
      extends Selected<E, Of8<E, A, B, C, D, F, G, H, I>> {
    Of8(Reads reads, ValueQuery<E> query) {
      super(reads, query);
    }

    @Override
    Of8<E, A, B, C, D, F, G, H, I> with(Reads same, ValueQuery<E> changed) {
      return new Of8<>(same, changed);
    }

    /** What the function makes of each row. One statement. */
    public <R> Flux<R> as(
        RowFunction.Of8<
                ? super A,
                ? super B,
                ? super C,
                ? super D,
                ? super F,
                ? super G,
                ? super H,
                ? super I,
                ? extends R>
            function) {
      RowFunction.Of8<
              ? super A,
              ? super B,
              ? super C,
              ? super D,
              ? super F,
              ? super G,
              ? super H,
              ? super I,
              ? extends R>
          given = Arguments.given(function, "function");
      return rows(
          row ->
              given.apply(
                  value(row, 0),
                  value(row, 1),
                  value(row, 2),
                  value(row, 3),
                  value(row, 4),
                  value(row, 5),
                  value(row, 6),
                  value(row, 7)));
    }
  }
}
