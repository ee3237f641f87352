package io.sluice.examples.statements;

import io.sluice.Sluice;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A BelongsToMany. */
final class BelongsToManyAssociations extends Cases {
  BelongsToManyAssociations(Sluice sluice) {
    super(sluice);
  }

  /** All targets. */
  Publisher<?> get() {
    return user.teams().get();
  }

  /** Some targets, with the rows of the join table. */
  Publisher<?> getJoined() {
    return user.teams().getJoined(q -> q.where(User_.teams.through(Membership_.role).eq("lead")));
  }

  /** How many. */
  Publisher<?> count() {
    return user.teams().count();
  }

  /** Whether these are. */
  Publisher<?> has() {
    return user.teams().hasKeys(1L, 2L);
  }

  /** One more. */
  Publisher<?> add() {
    return user.teams().add(team);
  }

  /** One more, with attributes of the join table. */
  Publisher<?> addWithAttributes() {
    return user.teams().add(team, Membership_.role.set("lead"));
  }

  /** These no more. */
  Publisher<?> remove() {
    return user.teams().removeKeys(1L, 2L);
  }

  /** These and no others. */
  Publisher<?> set() {
    return user.teams().setKeys(1L, 2L);
  }

  /** These and no others, more than the memory should hold. */
  Publisher<?> setMany() {
    Flux<Long> keys = Flux.range(1, 5001).map(Long::valueOf);
    return user.teams().setKeys(keys);
  }

  /** None. */
  Publisher<?> clear() {
    return user.teams().clear();
  }

  /** A new one. */
  Publisher<?> create() {
    return user.teams().create(Team_.name.set("Compilers"));
  }
}
