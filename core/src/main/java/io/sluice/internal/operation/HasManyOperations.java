package io.sluice.internal.operation;

import io.sluice.query.Assignment;
import io.sluice.query.HasManyAssociation;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations of a has-many association of one row. Thread-safe. */
public final class HasManyOperations<S, T> implements ToManyOperations<T> {
  /** Keys of a publisher that go into one statement. */
  static final int CHUNK = 1_000;

  private final Engine engine;
  private final AssociatedRows<T> rows;
  private final ForeignKeyLinks<S, T> links;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source the values
   */
  public HasManyOperations(
      Engine engine, HasManyAssociation<S, T> association, List<Object> source) {
    this.engine = engine;
    this.rows = new AssociatedRows<>(engine, association, source);
    this.links = new ForeignKeyLinks<>(engine, association, association.foreignKey(), source);
  }

  @Override
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    return rows.get(query);
  }

  @Override
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    return rows.count(query);
  }

  @Override
  public Mono<Boolean> has(Collection<?> targets) {
    List<List<Object>> keys = links.keys(targets);
    return keys.isEmpty()
        ? Mono.just(true)
        : rows.count(query -> query.unscoped().where(links.ofKeys(keys)))
            .map(count -> count == keys.size());
  }

  @Override
  public Mono<T> create(List<Assignment<T>> assignments) {
    return links.create(assignments);
  }

  @Override
  public Mono<T> create(T entity) {
    return links.create(links.assignments(entity));
  }

  @Override
  public Mono<LinkCounts> add(Collection<?> targets) {
    List<List<Object>> keys = links.keys(targets);
    if (keys.isEmpty()) {
      return Mono.just(LinkCounts.NONE);
    }
    // a single key that is missing has written nothing, so it needs no transaction to undo
    return keys.size() == 1
        ? links.add(keys)
        : engine.execution().atomic(session -> links.add(keys));
  }

  @Override
  public Mono<LinkCounts> add(Publisher<?> targets) {
    return engine
        .execution()
        .atomic(
            session ->
                chunks(targets).concatMap(links::add, 1).reduce(LinkCounts.NONE, LinkCounts::plus));
  }

  @Override
  public Mono<LinkCounts> remove(Collection<?> targets) {
    List<List<Object>> keys = links.keys(targets);
    return keys.isEmpty() ? Mono.just(LinkCounts.NONE) : links.remove(keys);
  }

  @Override
  public Mono<LinkCounts> remove(Publisher<?> targets) {
    return engine
        .execution()
        .atomic(
            session ->
                chunks(targets)
                    .concatMap(links::remove, 1)
                    .reduce(LinkCounts.NONE, LinkCounts::plus));
  }

  @Override
  public Mono<LinkCounts> clear() {
    return links.unlinkAll();
  }

  @Override
  public Mono<LinkCounts> set(Collection<?> targets) {
    List<List<Object>> keys = links.keys(targets);
    // where it cannot unlink, a set of nothing is right as long as nothing is linked
    return keys.isEmpty() && links.canUnlink() ? clear() : set(Flux.just(keys));
  }

  @Override
  public Mono<LinkCounts> set(Publisher<?> targets) {
    return set(chunks(targets));
  }

  private Mono<LinkCounts> set(Flux<List<List<Object>>> chunks) {
    return engine
        .execution()
        .atomic(
            session ->
                links
                    .lockedKeys()
                    .collect(LinkedHashSet<List<Object>>::new, Set::add)
                    .flatMap(
                        former -> {
                          Replacement replacement = new Replacement(former);
                          return chunks
                              .concatMap(replacement::chunk, 1)
                              .reduce(LinkCounts.NONE, LinkCounts::plus)
                              .flatMap(counts -> replacement.rest().map(counts::plus));
                        }));
  }

  /** What is linked while a set runs: what was, less what has been seen in the new targets. */
  private final class Replacement {
    private final Set<List<Object>> former;
    private final Set<List<Object>> seen = new HashSet<>(); // so that a row changes once

    Replacement(Set<List<Object>> former) {
      this.former = former;
    }

    Mono<LinkCounts> chunk(List<List<Object>> keys) {
      List<List<Object>> fresh = new ArrayList<>();
      long again = 0;
      for (List<Object> key : keys) {
        if (!seen.add(key)) {
          continue;
        }
        if (former.remove(key)) {
          again++;
        } else {
          fresh.add(key);
        }
      }
      LinkCounts stayed = new LinkCounts(0, 0, 0, again);
      if (fresh.isEmpty()) {
        return Mono.just(stayed);
      }
      return links.add(fresh).map(counts -> LinkCounts.added(counts.added()).plus(stayed));
    }

    Mono<LinkCounts> rest() {
      return former.isEmpty() ? Mono.just(LinkCounts.NONE) : links.remove(List.copyOf(former));
    }
  }

  private Flux<List<List<Object>>> chunks(Publisher<?> targets) {
    return Flux.from(targets).buffer(CHUNK).map(links::keys);
  }
}
