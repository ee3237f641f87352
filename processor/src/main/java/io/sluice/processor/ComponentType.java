package io.sluice.processor;

import javax.lang.model.element.TypeElement;

/** What a component is by its type. */
sealed interface ComponentType {

  /** A value that a column holds. */
  record Value(ValueType value) implements ComponentType {}

  /** A {@code BelongsTo}. */
  record One(TypeElement target) implements ComponentType {}

  /** A {@code HasMany}. */
  record Many(TypeElement target) implements ComponentType {}

  /** Nothing that Sluice knows, and what to do about it. */
  record Unsupported(String problem) implements ComponentType {}

  /** A type that the compiler does not know, or not yet. */
  record Unresolved() implements ComponentType {}
}
