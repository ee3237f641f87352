package io.sluice;

import io.sluice.error.NotLoadedException;
import io.sluice.error.UnboundAssociationException;

/** What association values say that cannot do what is asked of them. */
final class UnboundErrors {
  /** The name of a value that belongs to no association. */
  static final String NAME = "the association";

  private UnboundErrors() {}

  static UnboundAssociationException exception(String name) {
    return new UnboundAssociationException(
        name
            + " belongs to no row: use the entity that create(…) or a query gave, model.bind(entity), or"
            + " model.association(…, key)",
        null);
  }

  static NotLoadedException notLoaded(String name, String unbound) {
    return new NotLoadedException(
        name.equals(NAME)
            ? unbound + ", or the entity that a query gave"
            : name
                + " was not loaded: add .include("
                + name.replace(".", "_.")
                + ") to the query, or use get()",
        null);
  }
}
