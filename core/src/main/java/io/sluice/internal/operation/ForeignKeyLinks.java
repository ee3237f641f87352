package io.sluice.internal.operation;

import io.sluice.dialect.Feature;
import io.sluice.error.AssociationException;
import io.sluice.error.MissingTargetException;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ForeignKey;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Graph;
import io.sluice.query.Lock;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Links of one row that are the foreign keys of its targets, so that they are made and undone by an
 * UPDATE. Thread-safe.
 */
final class ForeignKeyLinks<S, T> extends Links {
  private final Engine engine;
  private final Association<S, T> association;
  private final ForeignKey<T, S> foreignKey;
  private final List<Object> source;

  /**
   * The links of a row.
   *
   * @param source the values that the foreign key refers to
   */
  ForeignKeyLinks(
      Engine engine,
      Association<S, T> association,
      ForeignKey<T, S> foreignKey,
      List<Object> source) {
    super(engine);
    this.engine = engine;
    this.association = association;
    this.foreignKey = foreignKey;
    this.source = source;
  }

  private EntityType<T> target() {
    return association.target();
  }

  private Writer<T> writer() {
    return engine.writer(target());
  }

  /** Whether a target can be without a parent. */
  boolean canUnlink() {
    return foreignKey.nullable();
  }

  /** What is true of linked rows. */
  Condition<T> linked() {
    List<Condition<T>> all = new ArrayList<>();
    all.add(Conditions.equal(foreignKey.attributes(), source));
    association.scope().forEach(each -> all.add(Conditions.scope(each)));
    return Condition.allOf(all);
  }

  private Query<T> rows(Condition<T> condition) {
    return Query.of(target()).unscoped().where(condition);
  }

  /** What an entity assigns when it is created. */
  List<Assignment<T>> assignments(T entity) {
    return writer().assignments(entity, Graph.none());
  }

  /** Creates a row that is linked. */
  Mono<T> create(List<Assignment<T>> assignments) {
    return writer().create(linked(assignments));
  }

  /** The assignments of a row that is linked: the association says whose it is. */
  List<Assignment<T>> linked(List<Assignment<T>> assignments) {
    List<Assignment<T>> links = links(source);
    List<Attribute<T, ?>> own = new ArrayList<>(foreignKey.attributes());
    association.scope().stream()
        .filter(each -> each.values().size() == 1)
        .forEach(each -> own.add(each.attribute()));
    List<Assignment<T>> all = new ArrayList<>(without(own, assignments));
    all.addAll(links);
    return all;
  }

  private static <T> List<Assignment<T>> without(
      List<Attribute<T, ?>> own, List<Assignment<T>> assignments) {
    List<Assignment<T>> others = new ArrayList<>();
    for (Assignment<T> each : assignments) {
      if (each instanceof Assignment.Several<T> several) {
        others.addAll(without(own, several.parts()));
      } else if (!(each instanceof Assignment.Value<T> value && own.contains(value.attribute()))) {
        others.add(each);
      }
    }
    return others;
  }

  /** What links a row or, without values, unlinks it. */
  private List<Assignment<T>> links(@Nullable List<Object> values) {
    List<Assignment<T>> assignments = new ArrayList<>();
    List<Attribute<T, ?>> attributes = foreignKey.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      assignments.add(Conditions.assign(attributes.get(i), values == null ? null : values.get(i)));
    }
    if (values != null) {
      for (Association.Scope<T> each : association.scope()) {
        if (each.values().size() == 1) {
          assignments.add(Conditions.assign(each.attribute(), each.values().get(0)));
        }
      }
    }
    return assignments;
  }

  /** True of rows that a link would change. */
  private Condition<T> unlinked() {
    List<Attribute<T, ?>> attributes = new ArrayList<>(foreignKey.attributes());
    List<Object> values = new ArrayList<>(source);
    for (Association.Scope<T> each : association.scope()) {
      if (each.values().size() == 1) {
        attributes.add(each.attribute());
        values.add(each.values().get(0));
      }
    }
    return Conditions.distinct(attributes, values);
  }

  @Override
  List<List<Object>> keys(Collection<?> targets) {
    return reader().distinct(targets);
  }

  private KeyReader<T> reader() {
    return new KeyReader<>(engine, target(), target().key());
  }

  Condition<T> ofKeys(List<List<Object>> keys) {
    return Conditions.in(target().key(), keys);
  }

  @Override
  Mono<LinkCounts> add(List<List<Object>> keys) {
    return Mono.defer(
        () ->
            writer()
                .updateWhere(rows(ofKeys(keys).and(unlinked())), links(source))
                .flatMap(
                    added ->
                        added == keys.size()
                            ? Mono.just(LinkCounts.added(added))
                            : requireAll(keys)
                                .thenReturn(new LinkCounts(added, 0, 0, keys.size() - added))));
  }

  private Mono<Void> requireAll(List<List<Object>> keys) {
    return currentKeys(ofKeys(keys), null)
        .collect(LinkedHashSet<List<Object>>::new, Set::add)
        .flatMap(
            found -> {
              List<List<Object>> missing =
                  keys.stream().filter(each -> !found.contains(each)).toList();
              return missing.isEmpty()
                  ? Mono.empty()
                  : Mono.error(
                      () ->
                          new MissingTargetException(
                              association.toString(), target().name(), KeyReader.shown(missing)));
            });
  }

  /** The keys of linked rows, which stay locked. */
  private Flux<List<Object>> lockedKeys() {
    boolean weak = engine.execution().dialect().capabilities().has(Feature.LOCK_STRENGTHS);
    Lock.Strength strength = weak ? Lock.Strength.NO_KEY_UPDATE : Lock.Strength.UPDATE;
    return currentKeys(linked(), new Lock(strength, Lock.Wait.BLOCK));
  }

  private Flux<List<Object>> currentKeys(Condition<T> condition, @Nullable Lock lock) {
    Query<T> query = rows(condition);
    return reader().keys(lock == null ? query : query.lock(lock.strength(), lock.waiting()));
  }

  @Override
  Mono<LinkCounts> remove(List<List<Object>> keys) {
    return unlink(linked().and(ofKeys(keys)));
  }

  @Override
  KeyTable<T> keyTable() {
    return new KeyTable<>(engine, target(), target().key());
  }

  @Override
  @SuppressWarnings("unchecked") // of keyTable()
  Mono<LinkCounts> removeAbsent(KeyTable<?> table) {
    return unlinkWhere(linked().and(((KeyTable<T>) table).absent()));
  }

  @Override
  Mono<LinkCounts> set(Collection<?> targets) {
    List<List<Object>> keys = keys(targets);
    if (keys.isEmpty()) {
      return unlinkOthers(keys);
    }
    return lockedKeys()
        .collect(LinkedHashSet<List<Object>>::new, Set::add)
        .flatMap(former -> replace(former, keys));
  }

  private Mono<LinkCounts> replace(Set<List<Object>> former, List<List<Object>> keys) {
    List<List<Object>> fresh = keys.stream().filter(each -> !former.contains(each)).toList();
    Mono<LinkCounts> added =
        fresh.isEmpty()
            ? Mono.just(LinkCounts.NONE)
            : add(fresh).map(counts -> LinkCounts.added(counts.added()));
    former.removeAll(Set.copyOf(keys));
    List<List<Object>> gone = List.copyOf(former);
    LinkCounts kept = new LinkCounts(0, 0, 0, keys.size() - fresh.size());
    return added.flatMap(
        counts ->
            (gone.isEmpty() ? Mono.just(LinkCounts.NONE) : remove(gone))
                .map(removed -> removed.plus(counts).plus(kept)));
  }

  /** Unlinks all rows. */
  Mono<LinkCounts> unlinkAll() {
    return unlink(linked());
  }

  /** Unlinks all rows but those of the keys; where none can be, there must be none. */
  Mono<LinkCounts> unlinkOthers(List<List<Object>> keys) {
    Condition<T> others = keys.isEmpty() ? linked() : linked().and(ofKeys(keys).not());
    return unlinkWhere(others);
  }

  /** Unlinks rows; where none can be, there must be none. */
  private Mono<LinkCounts> unlinkWhere(Condition<T> which) {
    if (canUnlink()) {
      return unlink(which);
    }
    return currentKeys(which, null)
        .hasElements()
        .flatMap(there -> there ? unlink(which) : Mono.just(LinkCounts.NONE));
  }

  private Mono<LinkCounts> unlink(Condition<T> which) {
    if (!canUnlink()) {
      return Mono.error(
          () ->
              new AssociationException(
                  association
                      + " cannot unlink: "
                      + foreignKey.attributes()
                      + " takes no null; destroy the "
                      + target()
                      + ", or link it to another "
                      + association.source().getSimpleName(),
                  null));
    }
    return writer().updateWhere(rows(which), links(null)).map(LinkCounts::removed);
  }
}
