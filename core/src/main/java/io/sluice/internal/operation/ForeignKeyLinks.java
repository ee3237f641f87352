package io.sluice.internal.operation;

import io.sluice.error.AssociationException;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ForeignKeyLinkPlan;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.KeyTablePlan;
import io.sluice.internal.plan.Planner;
import io.sluice.internal.plan.UpdatePlan;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.model.Reference;
import io.sluice.result.Linked;
import io.sluice.statement.Select;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Links of one row that are the foreign keys of its targets, so that they are made and undone by an
 * UPDATE. What is wrong is found before anything is written. Thread-safe.
 */
final class ForeignKeyLinks<S, T> extends TargetLinks {
  private final ForeignKeyLinkPlan<S, T> plan;
  private final boolean destroys;

  /**
   * The links of a row.
   *
   * @param source the values that the foreign key refers to
   * @param destroys whether what is unlinked is destroyed
   */
  ForeignKeyLinks(
      Engine engine,
      Association<S, T> association,
      Reference<T, S> reference,
      List<Object> source,
      boolean destroys) {
    super(engine);
    this.destroys = destroys;
    this.plan = new ForeignKeyLinkPlan<>(association, reference, source);
  }

  ForeignKeyLinkPlan<S, T> plan() {
    return plan;
  }

  @Override
  Association<S, T> association() {
    return plan.association();
  }

  @Override
  Key key(Object keyOrEntity) {
    return plan.key(keyOrEntity);
  }

  @Override
  EntityType<T> written() {
    return association().target();
  }

  /** Whether a target can be without a parent, or is no more. */
  boolean canUnlink() {
    return destroys || plan.reference().nullable();
  }

  private Mono<Long> unlinked(Session session, UpdatePlan<T> update) {
    return destroys
        ? session.change(plan.removal(update).at(session.moment()))
        : change(session, update);
  }

  private static Mono<Long> change(Session session, UpdatePlan<?> update) {
    return session.change(update.at(session.moment()));
  }

  @Override
  Mono<Linked> add(Session session, List<Key> keys) {
    return change(session, plan.link(keys))
        .flatMap(
            added ->
                added == keys.size()
                    ? Mono.just(Linked.added(added))
                    : present(session, keys)
                        .flatMap(present -> addPresent(session, keys, present, added)));
  }

  /** The given keys with those that the rows have which are there; all of them are. */
  private Mono<Map<Key, Key>> present(Session session, List<Key> keys) {
    return matcher(session)
        .matched(keys, plan.presentKeys(keys))
        .flatMap(
            present -> {
              List<Key> missing = keys.stream().filter(each -> !present.containsKey(each)).toList();
              return missing.isEmpty()
                  ? Mono.just(present)
                  : Mono.error(() -> missing(missing, null));
            });
  }

  /** Some were linked already or, of keys that are equal to the database, one was given twice. */
  private Mono<Linked> addPresent(
      Session session, List<Key> keys, Map<Key, Key> present, long added) {
    List<Key> stored = List.copyOf(new LinkedHashSet<>(present.values()));
    Mono<Long> linked =
        stored.size() < keys.size() ? change(session, plan.link(stored)) : Mono.just(added);
    return linked.map(count -> new Linked(count, 0, 0, stored.size() - count));
  }

  @Override
  Mono<Linked> remove(Session session, List<Key> keys) {
    return keys.isEmpty()
        ? Mono.just(Linked.NONE)
        : unlinkIfAny(session, plan.unlink(keys, List.of()), plan.linkedKeys(keys));
  }

  @Override
  KeyPlan end() {
    return plan.end();
  }

  @Override
  TableLinks byTable() {
    return new ByTable(plan.keyTable());
  }

  @Override
  Mono<Linked> set(Session session, List<Key> keys) {
    if (keys.isEmpty()) {
      return unlinkAll(session);
    }
    KeyPlan linked = plan.linkedKeys().locked();
    return alone(
        session,
        session
            .rows(linked.select(), linked.reader())
            .collect(LinkedHashSet<Key>::new, Set::add)
            .flatMap(
                former ->
                    matcher(session)
                        .matched(keys, former)
                        .flatMap(kept -> replace(session, keys, former, kept))));
  }

  private Mono<Linked> replace(
      Session session, List<Key> keys, Set<Key> former, Map<Key, Key> kept) {
    List<Key> fresh = keys.stream().filter(each -> !kept.containsKey(each)).toList();
    List<Key> gone = new ArrayList<>(former);
    gone.removeAll(new HashSet<>(kept.values()));
    Linked same = new Linked(0, 0, 0, new HashSet<>(kept.values()).size());
    if (!gone.isEmpty() && !canUnlink()) {
      return Mono.error(this::cannotUnlink);
    }
    Mono<Linked> removed =
        gone.isEmpty() ? Mono.just(Linked.NONE) : unlinkIfThere(session, gone, fresh);
    return removed.flatMap(
        counts ->
            (fresh.isEmpty() ? Mono.just(Linked.NONE) : add(session, fresh))
                .map(added -> Linked.added(added.added()).plus(counts).plus(same)));
  }

  /**
   * Unlinks the targets if the fresh ones are all there. First, since of what no two targets of a
   * row share a fresh one may have what a former one had.
   */
  private Mono<Linked> unlinkIfThere(Session session, List<Key> gone, List<Key> fresh) {
    return unlinked(session, plan.unlink(gone, fresh))
        .flatMap(
            count ->
                count > 0 || fresh.isEmpty()
                    ? Mono.just(count)
                    // they are not, or the database takes two of them for one
                    : present(session, fresh).then(unlinked(session, plan.unlink(gone, List.of()))))
        .map(Linked::removed);
  }

  /** Unlinks all rows; where none can be, there are none. */
  Mono<Linked> unlinkAll(Session session) {
    return unlinkIfAny(session, plan.unlinkAll(), plan.linkedKeys());
  }

  /** Unlinks all rows but those of the keys, which are there; where none can be, there are none. */
  Mono<Linked> unlinkOthers(Session session, List<Key> keys) {
    return unlinkIfAny(session, plan.unlinkOthers(keys), plan.linkedOthers(keys));
  }

  private Mono<Linked> unlinkIfAny(Session session, UpdatePlan<T> unlink, KeyPlan linked) {
    if (canUnlink()) {
      return unlink(session, unlink);
    }
    return session
        .rows(linked.select(), linked.reader())
        .hasElements()
        .flatMap(there -> there ? unlink(session, unlink) : Mono.just(Linked.NONE));
  }

  private Mono<Linked> unlink(Session session, UpdatePlan<T> update) {
    return canUnlink()
        ? unlinked(session, update).map(Linked::removed)
        : Mono.error(this::cannotUnlink);
  }

  private AssociationException cannotUnlink() {
    return new AssociationException(
        association()
            + " cannot unlink: "
            + plan.reference().attributes()
            + " takes no null; destroy the "
            + association().target()
            + ", or link it to another "
            + association().source(),
        null);
  }

  @Override
  boolean isLinkedOnce() {
    return true;
  }

  @Override
  KeyPlan linkedKeys(List<Key> keys) {
    return plan.linkedKeys(keys);
  }

  @Override
  KeyMatcher matcher(Session session) {
    return new KeyMatcher(session, plan::probe, true);
  }

  /** Rows are locked in the order of their keys before they are changed. */
  private final class ByTable implements TableLinks {
    private final KeyTablePlan keys;

    ByTable(KeyTablePlan keys) {
      this.keys = keys;
    }

    @Override
    public KeyTablePlan keys() {
      return keys;
    }

    @Override
    public Select present() {
      return plan.presentKeys(keys).countLocked();
    }

    @Override
    public KeyPlan missing() {
      return plan.missingKeys(keys);
    }

    @Override
    public Mono<Long> link(Session session) {
      return change(session, plan.link(keys));
    }

    @Override
    public Mono<Linked> unlink(Session session, boolean others) {
      return session
          .rows(plan.linkedKeys(keys, others).countLocked(), Planner.COUNT)
          .single()
          .flatMap(
              linked ->
                  linked == 0
                      ? Mono.just(Linked.NONE)
                      : ForeignKeyLinks.this.unlink(session, plan.unlink(keys, others)));
    }
  }
}
