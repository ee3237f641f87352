package io.sluice.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys given to an association match no row; nothing was written. Immutable. Where it is
 * serialized, its keys have to be, as all that a database knows are.
 */
public final class MissingTargetException extends AssociationException {
  private static final long serialVersionUID = 1L;

  private static final int NAMED = 10;

  private final String association;

  @SuppressWarnings("serial") // immutable lists are serializable
  private final List<Object> keys;

  /**
   * An error of an association.
   *
   * @param association the association
   * @param target the entity it leads to
   * @param keys the keys, a list of values where the key is composite
   */
  public MissingTargetException(String association, String target, List<Object> keys) {
    this(association, target, keys, null);
  }

  /** An error of an association that the database has found. */
  public MissingTargetException(
      String association, String target, List<Object> keys, @Nullable Throwable cause) {
    super(message(association, target, keys), cause);
    this.association = association;
    this.keys = List.copyOf(keys);
  }

  private static String message(String association, String target, List<Object> keys) {
    int more = keys.size() - Math.min(keys.size(), NAMED);
    return association
        + ": there is no "
        + target
        + " with the key "
        + keys.subList(0, keys.size() - more)
        + (more > 0 ? " and " + more + " more" : "")
        + "; nothing was written";
  }

  /** The association, such as {@code User.projects}. */
  public String association() {
    return association;
  }

  /** The keys that match no row. */
  public List<Object> keys() {
    return keys;
  }
}
