package io.sluice.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of the database forbids the change. */
public class ConstraintException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  /** An error made of what the driver told. */
  public ConstraintException(Failure failure) {
    super(failure);
  }

  /** The table, or null where the server does not name it. */
  public final @Nullable String table() {
    return detail().table();
  }

  /** The constraint, or null where it has no name. */
  public final @Nullable String constraint() {
    return detail().constraint();
  }

  /** The columns, in the constraint's order; empty where the server does not name them. */
  public final List<String> columns() {
    return detail().columns();
  }

  /** The offending values as the server prints them; null where unknown or masked. */
  public final @Nullable String value() {
    return detail().value();
  }
}
