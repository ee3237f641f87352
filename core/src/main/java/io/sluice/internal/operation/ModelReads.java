package io.sluice.internal.operation;

import io.sluice.error.EntityNotFoundException;
import io.sluice.hook.Hooks;
import io.sluice.model.EntityType;
import io.sluice.query.Query;
import io.sluice.result.CursorPage;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads that callers of a model ask for, between the hooks of the entity. What is wrong with a
 * query is thrown at the call. Thread-safe.
 */
public final class ModelReads<E> {
  private final EntityType<E> type;
  private final Reads reads;
  private final @Nullable EntityHooks<E> hooks;

  /** Reads of the entity. */
  public ModelReads(Engine engine, EntityType<E> type) {
    EntityHooks<E> all = engine.hooks(type);
    this.type = type;
    this.reads = engine.reads();
    this.hooks = all == null || !all.isForFinds() ? null : all;
  }

  /** All entities of the query. */
  public Flux<E> findAll(Query<E> query) {
    return found(query, reads::findAll);
  }

  /** The entities of the query that have the keys, as {@link Reads} has them. */
  public Flux<E> findAll(Query<E> query, Collection<?> keys, boolean required) {
    return found(query, each -> reads.findAll(each, keys, required));
  }

  private Flux<E> found(Query<E> query, Function<Query<E>, Flux<E>> read) {
    Flux<E> plain = read.apply(query);
    EntityHooks<E> around = hooks;
    if (around == null) {
      return plain;
    }
    Flux<E> hooked = around.asked(query).flatMapMany(read).concatMap(around::found, 1);
    return Flux.deferContextual(context -> Hooks.areOff(context) ? plain : hooked);
  }

  /** The first entity of the query. */
  public Mono<E> findOne(Query<E> query) {
    return hooks == null ? reads.findOne(query) : findAll(query.limit(1)).singleOrEmpty();
  }

  /** The first entity of the query, or an error. */
  public Mono<E> findOneOrError(Query<E> query) {
    return findOne(query).switchIfEmpty(notFound(List.of()));
  }

  private Mono<E> notFound(List<Object> keys) {
    return Mono.error(() -> new EntityNotFoundException(type.name(), keys));
  }

  /** A page of the entities of the query, as {@link Reads} has it. */
  public Mono<CursorPage<E>> page(Query<E> query, @Nullable String after) {
    Mono<CursorPage<E>> plain = reads.page(query, after);
    EntityHooks<E> around = hooks;
    if (around == null) {
      return plain;
    }
    Mono<CursorPage<E>> hooked =
        around
            .asked(query)
            .flatMap(asked -> reads.page(asked, after))
            .flatMap(
                page ->
                    Flux.fromIterable(page.rows())
                        .concatMap(around::found, 1)
                        .collectList()
                        .map(rows -> new CursorPage<>(rows, page.next())));
    return Mono.deferContextual(context -> Hooks.areOff(context) ? plain : hooked);
  }

  /** How many rows the query finds without its limit. */
  public Mono<Long> count(Query<E> query) {
    return asked(query, reads::count);
  }

  /** Whether the query finds a row. */
  public Mono<Boolean> exists(Query<E> query) {
    return asked(query, reads::exists);
  }

  private <R> Mono<R> asked(Query<E> query, Function<Query<E>, Mono<R>> read) {
    Mono<R> plain = read.apply(query);
    if (hooks == null) {
      return plain;
    }
    Mono<R> hooked = hooks.asked(query).flatMap(read);
    return Mono.deferContextual(context -> Hooks.areOff(context) ? plain : hooked);
  }

  /** What finds single rows of the query by their keys. */
  public Function<Object, Mono<E>> finder(Query<E> query) {
    return hooks == null
        ? reads.finder(query)::find
        : key -> findAll(Reads.byKey(query, key)).singleOrEmpty();
  }

  /** What the finder finds for the key, or an error. */
  public Mono<E> orError(Function<Object, Mono<E>> finder, Object key) {
    return finder
        .apply(key)
        .switchIfEmpty(Mono.defer(() -> notFound(List.of(KeyFinder.key(type, key).shown()))));
  }
}
