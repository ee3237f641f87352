package io.sluice.internal.operation;

import io.sluice.error.AssociationException;
import io.sluice.error.MissingTargetException;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.HasManyAssociation;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The operations of a has-many association of one row. A link is the foreign key of the target, so
 * it is made and undone by an UPDATE. Thread-safe.
 */
public final class HasManyOperations<S, T> {
  /** Keys of a publisher that go into one statement. */
  static final int CHUNK = 1_000;

  private final Engine engine;
  private final HasManyAssociation<S, T> association;
  private final List<Object> source;

  /**
   * The operations of the row whose source attributes have these values.
   *
   * @param source the values
   */
  public HasManyOperations(
      Engine engine, HasManyAssociation<S, T> association, List<Object> source) {
    this.engine = engine;
    this.association = association;
    this.source = source;
  }

  /** The entity of the rows. */
  public EntityType<T> target() {
    return association.target();
  }

  private Condition<T> linked() {
    return Conditions.equal(association.targetAttributes(), source);
  }

  /** The linked rows. */
  public Flux<T> get(UnaryOperator<Query<T>> query) {
    Query<T> asked = query.apply(Query.of(target()));
    return new Finder<>(engine, target()).findAll(asked.where(linked()));
  }

  /** How many rows are linked. */
  public Mono<Long> count(UnaryOperator<Query<T>> query) {
    Query<T> asked = query.apply(Query.of(target()));
    return new Finder<>(engine, target()).count(asked.where(linked()));
  }

  /** Whether all targets are linked. */
  public Mono<Boolean> has(Collection<?> targets) {
    List<List<Object>> keys = keys(targets);
    if (keys.isEmpty()) {
      return Mono.just(true);
    }
    return count(query -> query.where(ofKeys(keys))).map(count -> count == keys.size());
  }

  /** Creates a row that is linked. */
  public Mono<T> create(List<Assignment<T>> assignments) {
    List<Assignment<T>> all = new ArrayList<>(without(assignments));
    all.addAll(links(source));
    return new Writer<>(engine, target()).create(all);
  }

  /** Creates the row of an entity, linked. */
  public Mono<T> create(T entity) {
    return create(new Writer<>(engine, target()).assignments(entity));
  }

  // the association says whose the row is, whatever else was said
  private List<Assignment<T>> without(List<Assignment<T>> assignments) {
    List<Attribute<T, ?>> own = association.targetAttributes();
    List<Assignment<T>> others = new ArrayList<>();
    for (Assignment<T> each : assignments) {
      if (each instanceof Assignment.Several<T> several) {
        others.addAll(without(several.parts()));
      } else if (!(each instanceof Assignment.Value<T> value && own.contains(value.attribute()))) {
        others.add(each);
      }
    }
    return others;
  }

  /** Links the targets; those that are linked already are left alone. */
  public Mono<LinkCounts> add(Collection<?> targets) {
    List<List<Object>> keys = keys(targets);
    if (keys.isEmpty()) {
      return Mono.just(LinkCounts.NONE);
    }
    Mono<LinkCounts> add = Mono.defer(() -> add(keys));
    // a single key that is missing has written nothing, so it needs no transaction to undo
    return keys.size() == 1 ? add : engine.execution().atomic(session -> add);
  }

  /** Links targets as they come, a statement a chunk, in one transaction. */
  public Mono<LinkCounts> add(Publisher<?> targets) {
    return engine
        .execution()
        .atomic(
            session ->
                chunks(targets)
                    .concatMap(keys -> add(keys), 1)
                    .reduce(LinkCounts.NONE, LinkCounts::plus));
  }

  private Mono<LinkCounts> add(List<List<Object>> keys) {
    Condition<T> others = Conditions.distinct(association.targetAttributes(), source);
    return link(ofKeys(keys).and(others))
        .flatMap(
            added ->
                added == keys.size()
                    ? Mono.just(new LinkCounts(added, 0, 0))
                    : requireAll(keys).thenReturn(new LinkCounts(added, 0, keys.size() - added)));
  }

  private Mono<Long> link(Condition<T> which) {
    return new Writer<>(engine, target()).updateWhere(which, links(source));
  }

  private Condition<T> ofKeys(List<List<Object>> keys) {
    return Conditions.in(target().key(), keys);
  }

  private Mono<Void> requireAll(List<List<Object>> keys) {
    return currentKeys(ofKeys(keys), null)
        .collect(LinkedHashSet<List<Object>>::new, Set::add)
        .flatMap(
            found -> {
              List<List<Object>> missing =
                  keys.stream().filter(each -> !found.contains(each)).toList();
              return missing.isEmpty() ? Mono.empty() : Mono.error(missing(missing));
            });
  }

  private MissingTargetException missing(List<List<Object>> keys) {
    boolean single = target().key().size() == 1;
    List<Object> shown = keys.stream().map(each -> single ? each.get(0) : (Object) each).toList();
    return new MissingTargetException(association.toString(), target().name(), shown);
  }

  /** Unlinks the targets; those that are not linked are left alone. */
  public Mono<LinkCounts> remove(Collection<?> targets) {
    List<List<Object>> keys = keys(targets);
    return keys.isEmpty() ? Mono.just(LinkCounts.NONE) : unlink(linked().and(ofKeys(keys)));
  }

  /** Unlinks targets as they come, a statement a chunk, in one transaction. */
  public Mono<LinkCounts> remove(Publisher<?> targets) {
    return engine
        .execution()
        .atomic(
            session ->
                chunks(targets)
                    .concatMap(keys -> unlink(linked().and(ofKeys(keys))), 1)
                    .reduce(LinkCounts.NONE, LinkCounts::plus));
  }

  /** Unlinks all. */
  public Mono<LinkCounts> clear() {
    return unlink(linked());
  }

  private Mono<LinkCounts> unlink(Condition<T> which) {
    if (!association.foreignKey().nullable()) {
      return Mono.error(
          () ->
              new AssociationException(
                  association
                      + " cannot unlink: "
                      + association.targetAttributes()
                      + " takes no null; destroy the "
                      + target()
                      + ", or link it to another "
                      + association.source().getSimpleName(),
                  null));
    }
    return new Writer<>(engine, target())
        .updateWhere(which, links(null))
        .map(count -> new LinkCounts(0, count, 0));
  }

  /** Links these targets and no others. */
  public Mono<LinkCounts> set(Collection<?> targets) {
    List<List<Object>> keys = keys(targets);
    // where it cannot unlink, a set of nothing is right as long as nothing is linked
    return keys.isEmpty() && association.foreignKey().nullable() ? clear() : set(Flux.just(keys));
  }

  /** Links the targets that come and no others, a statement a chunk, in one transaction. */
  public Mono<LinkCounts> set(Publisher<?> targets) {
    return set(chunks(targets));
  }

  private Mono<LinkCounts> set(Flux<List<List<Object>>> chunks) {
    return engine
        .execution()
        .atomic(
            session ->
                currentKeys(linked(), lock())
                    .collect(LinkedHashSet<List<Object>>::new, Set::add)
                    .flatMap(
                        former -> {
                          Replacement replacement = new Replacement(former);
                          return chunks
                              .concatMap(keys -> replacement.chunk(keys), 1)
                              .reduce(LinkCounts.NONE, LinkCounts::plus)
                              .flatMap(counts -> replacement.rest().map(counts::plus));
                        }));
  }

  private Lock lock() {
    boolean weak = engine.execution().dialect().capabilities().lockStrengths();
    return new Lock(weak ? Lock.Strength.NO_KEY_UPDATE : Lock.Strength.UPDATE, Lock.Wait.BLOCK);
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
      long stayed = again;
      if (fresh.isEmpty()) {
        return Mono.just(new LinkCounts(0, 0, stayed));
      }
      return link(ofKeys(fresh))
          .flatMap(
              added ->
                  added == fresh.size()
                      ? Mono.just(new LinkCounts(added, 0, stayed))
                      : requireAll(fresh).thenReturn(new LinkCounts(added, 0, stayed)));
    }

    Mono<LinkCounts> rest() {
      return former.isEmpty()
          ? Mono.just(LinkCounts.NONE)
          : unlink(linked().and(ofKeys(List.copyOf(former))));
    }
  }

  private Flux<List<Object>> currentKeys(Condition<T> condition, @Nullable Lock lock) {
    Query<T> query = Query.of(target()).where(condition);
    Query<T> locked = lock == null ? query : query.lock(lock.strength(), lock.waiting());
    return new KeyReader<>(engine, target()).keys(locked);
  }

  private List<Assignment<T>> links(@Nullable List<Object> values) {
    List<Assignment<T>> assignments = new ArrayList<>();
    List<Attribute<T, ?>> attributes = association.targetAttributes();
    for (int i = 0; i < attributes.size(); i++) {
      assignments.add(Conditions.assign(attributes.get(i), values == null ? null : values.get(i)));
    }
    return assignments;
  }

  private Flux<List<List<Object>>> chunks(Publisher<?> targets) {
    return Flux.from(targets).buffer(CHUNK).map(this::keys);
  }

  private List<List<Object>> keys(Collection<?> targets) {
    return new KeyReader<>(engine, target()).distinct(targets);
  }
}
