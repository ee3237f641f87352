package io.sluice;

import io.sluice.error.NotLoadedException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.model.Attribute;
import io.sluice.model.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an association value comes from. That a row was read in part is known by its association
 * values: they go along when its entity is copied, by whatever means.
 *
 * @param name the association
 * @param unread the attributes of its row that were not read
 * @param row the row of which they were not, null where all were
 */
record Origin(String name, List<? extends Attribute<?, ?>> unread, @Nullable Key row) {
  private static final String UNKNOWN = "the association";

  /** Of a value that belongs to no association. */
  static final Origin NONE = of(UNKNOWN);

  /** Of a row that was read whole, or is not there yet. */
  static Origin of(String name) {
    return new Origin(name, List.of(), null);
  }

  /**
   * Of a value, each of which is small, as there are many.
   *
   * @param own what it has of its own, or null
   * @param operations its operations, which have the association's name, or null
   */
  static Origin of(@Nullable Origin own, @Nullable Object operations) {
    if (own != null) {
      return own;
    }
    return operations == null ? NONE : of(operations.toString());
  }

  /** Of a row that was read without these attributes. */
  Origin without(List<? extends Attribute<?, ?>> attributes, @Nullable Key key) {
    return new Origin(name, attributes, key);
  }

  UnboundAssociationException unbound() {
    return new UnboundAssociationException(
        name
            + " belongs to no row: use the entity that create(…) or a query gave, model.bind(entity), or"
            + " model.association(…, key)",
        null);
  }

  NotLoadedException notLoaded(String unbound) {
    return new NotLoadedException(
        name.equals(UNKNOWN)
            ? unbound + ", or the entity that a query gave"
            : name
                + " was not loaded: add .include("
                + metamodelName()
                + ") to the query, or use get()",
        null);
  }

  NotLoadedException notRead() {
    return new NotLoadedException(
        name
            + " was not read: add "
            + metamodelName()
            + "Id, its foreign key, to the attributes(…) of the query",
        null);
  }

  private String metamodelName() {
    return name.replace(".", "_.");
  }
}
