package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.Engine;
import io.sluice.internal.operation.ModelReads;
import io.sluice.query.Query;
import io.sluice.result.CursorPage;
import io.sluice.result.Page;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The operations of a model that find and count its entities. Rows outside of the scopes, and those
 * that were soft-deleted, are not seen.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public abstract sealed class FindModel<E> extends SelectModel<E> permits BulkModel {
  private final ModelReads<E> reads;
  private final Query<E> base;
  private final Function<Object, Mono<E>> byKey;

  FindModel(Engine engine, Query<E> base) {
    super(engine.reads(), base);
    this.reads = new ModelReads<>(engine, base.type());
    this.base = base;
    this.byKey = reads.finder(base);
  }

  /** All rows, in no order. One statement. */
  public Flux<E> findAll() {
    return reads.findAll(base);
  }

  /**
   * The rows that the query finds, in its order. One statement, and one for each to-many include.
   */
  public Flux<E> findAll(UnaryOperator<Query<E>> query) {
    return reads.findAll(asked(query));
  }

  /**
   * The rows that the query finds, in its order. One statement, and one for each to-many include.
   */
  public Flux<E> findAll(Query<E> query) {
    return reads.findAll(asked(query));
  }

  /**
   * The first row that the query finds; empty if there is none. Statements as {@link
   * #findAll(Query)}.
   */
  public Mono<E> findOne(UnaryOperator<Query<E>> query) {
    return reads.findOne(asked(query));
  }

  /**
   * The first row that the query finds; empty if there is none. Statements as {@link
   * #findAll(Query)}.
   */
  public Mono<E> findOne(Query<E> query) {
    return reads.findOne(asked(query));
  }

  /**
   * The row of the key, a value or the entity's {@code Key}; empty if there is none. One statement.
   * Where the connections are Sluice's own, or {@code settings.groupBy} says what they depend on,
   * calls gather while two statements are in flight, and the next one answers them all.
   */
  public Mono<E> findByPk(Object key) {
    return byKey.apply(key);
  }

  /**
   * The row of the key, if the query finds it; empty otherwise. Statements as {@link
   * #findAll(Query)}.
   */
  public Mono<E> findByPk(Object key, UnaryOperator<Query<E>> query) {
    return reads.finder(asked(query)).apply(key);
  }

  /** The row of the key, if the query finds it, as the other one. */
  public Mono<E> findByPk(Object key, Query<E> query) {
    return reads.finder(asked(query)).apply(key);
  }

  /**
   * The row of the key, a value or the entity's {@code Key}; {@link
   * io.sluice.error.EntityNotFoundException} if there is none. Statements as {@link
   * #findByPk(Object)}.
   */
  public Mono<E> findByPkOrError(Object key) {
    return reads.orError(byKey, key);
  }

  /** The row of the key, if the query finds it, and an error otherwise, as the other one. */
  public Mono<E> findByPkOrError(Object key, UnaryOperator<Query<E>> query) {
    return reads.orError(reads.finder(asked(query)), key);
  }

  /** The row of the key, if the query finds it, and an error otherwise, as the other one. */
  public Mono<E> findByPkOrError(Object key, Query<E> query) {
    return reads.orError(reads.finder(asked(query)), key);
  }

  /**
   * The first row that the query finds; {@link io.sluice.error.EntityNotFoundException} if there is
   * none. Statements as {@link #findAll(Query)}.
   */
  public Mono<E> findOneOrError(UnaryOperator<Query<E>> query) {
    return reads.findOneOrError(asked(query));
  }

  /** The first row that the query finds, or an error if there is none, as the other one. */
  public Mono<E> findOneOrError(Query<E> query) {
    return reads.findOneOrError(asked(query));
  }

  /**
   * What {@link #findByPk(Object)} gives for each of the keys, in their order: a key that has no
   * row gives nothing, and one that comes twice its row twice. One statement for 5,000 keys, and
   * one for each to-many include of them; none if there is no key. Where texts are keys, and the
   * database takes some for equal that are not, one more asks which.
   *
   * @throws IllegalArgumentException if one of them is null, or no key of the entity
   */
  public Flux<E> findAllByPk(Collection<?> keys) {
    return reads.findAll(base, Arguments.each("key", keys), false);
  }

  /** The rows of the keys that the query finds, in the order of the keys, as the other one. */
  public Flux<E> findAllByPk(Collection<?> keys, UnaryOperator<Query<E>> query) {
    return reads.findAll(asked(query), Arguments.each("key", keys), false);
  }

  /** The rows of the keys that the query finds, in the order of the keys, as the other one. */
  public Flux<E> findAllByPk(Collection<?> keys, Query<E> query) {
    return reads.findAll(asked(query), Arguments.each("key", keys), false);
  }

  /**
   * The row of each of the keys, in their order, as {@link #findAllByPk(Collection)}; {@link
   * io.sluice.error.EntityNotFoundException}, which names them, where keys have none: before the
   * first row of the 5,000 keys that they are among.
   */
  public Flux<E> findAllByPkOrError(Collection<?> keys) {
    return reads.findAll(base, Arguments.each("key", keys), true);
  }

  /** The row of each of the keys that the query finds, or an error, as the other one. */
  public Flux<E> findAllByPkOrError(Collection<?> keys, UnaryOperator<Query<E>> query) {
    return reads.findAll(asked(query), Arguments.each("key", keys), true);
  }

  /** The row of each of the keys that the query finds, or an error, as the other one. */
  public Flux<E> findAllByPkOrError(Collection<?> keys, Query<E> query) {
    return reads.findAll(asked(query), Arguments.each("key", keys), true);
  }

  /** How many rows there are. One statement. */
  public Mono<Long> count() {
    return reads.count(base);
  }

  /** How many rows the query finds, without regard to its limit and offset. One statement. */
  public Mono<Long> count(UnaryOperator<Query<E>> query) {
    return reads.count(asked(query));
  }

  /** How many rows the query finds, without regard to its limit and offset. One statement. */
  public Mono<Long> count(Query<E> query) {
    return reads.count(asked(query));
  }

  /** Whether there is a row. One statement. */
  public Mono<Boolean> exists() {
    return reads.exists(base);
  }

  /** Whether the query finds a row, without regard to its limit and offset. One statement. */
  public Mono<Boolean> exists(UnaryOperator<Query<E>> query) {
    return reads.exists(asked(query));
  }

  /** Whether the query finds a row, without regard to its limit and offset. One statement. */
  public Mono<Boolean> exists(Query<E> query) {
    return reads.exists(asked(query));
  }

  /**
   * The rows that the query finds, and how many there are without its limit and offset. A statement
   * for the number; if it is not 0, statements as {@link #findAll(Query)}.
   */
  public Mono<Page<E>> findAndCountAll(UnaryOperator<Query<E>> query) {
    return counted(asked(query));
  }

  /** The rows that the query finds, and how many there are, as the other one. */
  public Mono<Page<E>> findAndCountAll(Query<E> query) {
    return counted(asked(query));
  }

  /**
   * So many rows as the limit of the query says, those after a cursor in its order, which goes on
   * to the key: so a page costs the same however far it is, and rows that come or go before it move
   * none from page to page. Rows that are equal by the order are told apart by the key, and nulls
   * have their place. One statement, which begins at the cursor by an index on the order, and one
   * for each to-many include. What {@code @Column(nullable = false)} says of an attribute of the
   * order is believed.
   *
   * @param after {@code next()} of the page before; null for the first page
   * @throws IllegalArgumentException if the query has no limit or an offset, is ordered by what has
   *     no text, or the text is no cursor of a page in the same order
   */
  public Mono<CursorPage<E>> page(UnaryOperator<Query<E>> query, @Nullable String after) {
    return reads.page(asked(query), after);
  }

  /** So many rows as the limit of the query says, those after a cursor, as the other one. */
  public Mono<CursorPage<E>> page(Query<E> query, @Nullable String after) {
    return reads.page(asked(query), after);
  }

  private Mono<Page<E>> counted(Query<E> asked) {
    Mono<List<E>> rows = reads.findAll(asked).collectList();
    return reads
        .count(asked)
        .flatMap(
            count ->
                count == 0
                    ? Mono.just(new Page<>(List.of(), 0))
                    : rows.map(found -> new Page<>(found, count)));
  }
}
