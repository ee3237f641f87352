package io.sluice.hook;

import io.sluice.model.EntityType;

/**
 * Hooks for all entities: called once for each of them, also for join rows, with its hooks so far.
 * A method that fits is given by its name: {@code settings.hooks(Audit::hooks)}.
 */
@FunctionalInterface
public interface HooksOfAll {
  /**
   * The hooks with those that the entity is to have.
   *
   * @param type the entity
   * @param hooks its own hooks, which run first
   */
  <E> Hooks<E> of(EntityType<E> type, Hooks<E> hooks);
}
