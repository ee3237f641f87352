package io.sluice.error;

import java.util.List;

/**
 * There is no row where one has to be: what {@code findByPkOrError} and the like signal. Immutable.
 * Where it is serialized, its keys have to be, as all that a database knows are.
 */
public final class EntityNotFoundException extends SluiceException {
  private static final long serialVersionUID = 1L;

  private static final int NAMED = 10;

  private final String entity;

  @SuppressWarnings("serial") // immutable lists are serializable
  private final List<Object> keys;

  /**
   * An error of an entity.
   *
   * @param entity the entity
   * @param keys the keys that no row has, a list of values where the key is composite; none where a
   *     query was asked for
   */
  public EntityNotFoundException(String entity, List<Object> keys) {
    super(message(entity, keys), null);
    this.entity = entity;
    this.keys = List.copyOf(keys);
  }

  private static String message(String entity, List<Object> keys) {
    if (keys.isEmpty()) {
      return "There is no " + entity + " that the query finds";
    }
    int more = keys.size() - Math.min(keys.size(), NAMED);
    return "There is no "
        + entity
        + " with the key "
        + (keys.size() == 1 ? keys.get(0) : keys.subList(0, keys.size() - more))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** The entity, such as {@code User}. */
  public String entity() {
    return entity;
  }

  /** The keys that no row has; empty where a query was asked for. */
  public List<Object> keys() {
    return keys;
  }
}
