package io.sluice.generated;

import org.jspecify.annotations.Nullable;

/**
 * Takes entities apart and puts them together, without reflection; generated. The state of an
 * entity is an array of its attributes' values by position, followed by its association values.
 * Implementations are stateless.
 *
 * @param <E> the entity
 */
public interface EntityMapper<E> {
  /** A new entity from its state; a null for a primitive is taken as zero or false. */
  E instantiate(@Nullable Object[] state);

  /** The state of an entity, in an array of the caller's own. */
  @Nullable Object[] state(E entity);

  /**
   * The parts of a key, in the order of the entity's key attributes; a single one as it is.
   *
   * @throws IllegalArgumentException if it is no key of the entity
   */
  Object[] keyParts(Object key);

  /** The key made of the parts: the part itself if there is one, else the entity's key class. */
  Object key(Object[] parts);
}
