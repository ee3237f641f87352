package io.sluice.examples.statements;

import io.sluice.Sluice;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A HasMany. */
final class HasManyAssociations extends Cases {
  HasManyAssociations(Sluice sluice) {
    super(sluice);
  }

  /** All targets. */
  Publisher<?> get() {
    return user.projects().get();
  }

  /** Some targets. */
  Publisher<?> getSome() {
    return user.projects().get(q -> q.where(Project_.budget.le(5000)).limit(10));
  }

  /** How many. */
  Publisher<?> count() {
    return user.projects().count();
  }

  /** Whether all these are. */
  Publisher<?> has() {
    return user.projects().hasKeys(1L, 2L);
  }

  /** One more. */
  Publisher<?> add() {
    return user.projects().add(project);
  }

  /** These no more. */
  Publisher<?> remove() {
    return user.projects().removeKeys(1L, 2L);
  }

  /** These and no others. */
  Publisher<?> set() {
    return user.projects().setKeys(2L);
  }

  /** None. */
  Publisher<?> clear() {
    return user.projects().clear();
  }

  /** A new one. */
  Publisher<?> create() {
    return user.projects().create(Project_.title.set("Sluice"));
  }

  /** Those of a publisher no more. */
  Publisher<?> removeMany() {
    Flux<Long> keys = Flux.range(1, 5001).map(Long::valueOf);
    return user.projects().removeKeys(keys);
  }
}
