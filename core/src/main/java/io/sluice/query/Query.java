package io.sluice.query;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.model.EntityType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query of an entity, as a value: it can be kept in a constant, shared between threads, and run
 * any number of times. Every method returns a changed copy.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public final class Query<E> extends Selection<E, Query<E>> {
  private final EntityType<E> type;
  private final @Nullable Lock lock;
  private final int fetchSize;

  private Query(EntityType<E> type, Criteria<E> criteria, @Nullable Lock lock, int fetchSize) {
    super(criteria);
    this.type = type;
    this.lock = lock;
    this.fetchSize = fetchSize;
  }

  /** All rows of the entity, in no order. */
  public static <E> Query<E> of(EntityType<E> type) {
    Arguments.given(type, "type");
    return new Query<>(type, Criteria.none(), null, 0);
  }

  @Override
  Query<E> with(Criteria<E> changed) {
    return new Query<>(type, changed, lock, fetchSize);
  }

  @Override
  EntityType<E> entity() {
    return type;
  }

  /**
   * Both queries as one: conditions of both, orders and attributes of this one and then of the
   * other, includes of both, the same one merged; limit, offset, lock and fetch size of the other
   * where it has them.
   */
  public Query<E> and(Query<E> other) {
    Arguments.given(other, "query");
    return new Query<>(
        type,
        criteria().and(other.criteria()),
        other.lock == null ? lock : other.lock,
        other.fetchSize == 0 ? fetchSize : other.fetchSize);
  }

  /**
   * With the rows locked until the transaction ends; waits for others' locks. Outside of a
   * transaction it signals {@link io.sluice.error.TransactionException}.
   */
  public Query<E> lock(Lock.Strength strength) {
    return lock(strength, Lock.Wait.BLOCK);
  }

  /** With the rows locked until the transaction ends, as the other lock does. */
  public Query<E> lock(Lock.Strength strength, Lock.Wait wait) {
    Arguments.given(strength, "strength");
    Arguments.given(wait, "wait");
    return new Query<>(type, criteria(), new Lock(strength, wait), fetchSize);
  }

  /**
   * Reads so many rows at a time from the server, so that a large result needs little memory and
   * one that is not read to its end costs little; 0 reads all that the server sends. In a
   * transaction other statements go between the reads.
   *
   * @throws IllegalArgumentException if negative
   */
  public Query<E> fetchSize(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("fetchSize is negative: " + rows);
    }
    return new Query<>(type, criteria(), lock, rows);
  }

  /** The entity. */
  public EntityType<E> type() {
    return type;
  }

  /** How the rows are locked, or null. */
  public @Nullable Lock lock() {
    return lock;
  }

  /** How many rows are read at a time, 0 for all. */
  public int fetchSize() {
    return fetchSize;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Query<?> query
        && type == query.type
        && criteria().equals(query.criteria())
        && Objects.equals(lock, query.lock)
        && fetchSize == query.fetchSize;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, criteria(), lock, fetchSize);
  }

  @Override
  public String toString() {
    return "Query[" + type + ", " + criteria() + ", " + lock + ", fetchSize=" + fetchSize + "]";
  }
}
