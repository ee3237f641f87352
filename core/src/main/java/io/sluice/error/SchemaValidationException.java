package io.sluice.error;

import java.util.List;

/** Tables are not what their entities take them for; it says all that differs. Immutable. */
public final class SchemaValidationException extends SluiceException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // immutable lists are serializable
  private final List<String> differences;

  /** An error with what differs, a sentence for each. */
  public SchemaValidationException(List<String> differences) {
    super("The database does not fit the entities:\n- " + String.join("\n- ", differences), null);
    this.differences = List.copyOf(differences);
  }

  /** What differs, a sentence for each, which begins with the table or the column. */
  public List<String> differences() {
    return differences;
  }
}
