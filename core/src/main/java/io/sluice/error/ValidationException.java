package io.sluice.error;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row whose values break rules of its entity; no statement was sent for it. Immutable. */
public final class ValidationException extends SluiceException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // immutable lists are serializable
  private final List<Violation> violations;

  /**
   * A row that is not valid.
   *
   * @param entity the entity's name
   * @param violations what is broken, at least one
   */
  public ValidationException(String entity, List<Violation> violations) {
    super(
        entity
            + " is not valid: "
            + violations.stream().map(Violation::toString).collect(joining("; ")),
        null);
    this.violations = List.copyOf(violations);
  }

  /** What is broken, at least one. */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * A rule that is broken.
   *
   * @param path the property, as {@code name} or {@code address.city}; empty for the entity itself
   * @param message what is wrong with it
   * @param value the value as it may be shown, or null where values are hidden
   */
  public record Violation(String path, String message, @Nullable String value)
      implements Serializable {
    /** The path, the message, and the value if it is shown. */
    @Override
    public String toString() {
      return (path.isEmpty() ? "" : path + ": ") + message + (value == null ? "" : ": " + value);
    }
  }
}
