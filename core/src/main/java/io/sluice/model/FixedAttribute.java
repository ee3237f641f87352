package io.sluice.model;

import java.util.List;

/**
 * An attribute that has one of some values in all rows of an association. A single value is
 * written, too, where the association writes a row. Immutable.
 *
 * @param attribute the attribute
 * @param values the values
 * @param <E> the entity
 */
public record FixedAttribute<E>(Attribute<E, ?> attribute, List<Object> values) {
  /** A copy of the list. */
  public FixedAttribute {
    values = List.copyOf(values);
  }

  /** Whether it can be written. */
  public boolean isWritten() {
    return values.size() == 1;
  }
}
