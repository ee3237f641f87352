package io.sluice.dialect;

import org.jspecify.annotations.Nullable;

/**
 * Reads a value as the driver does. One for a type, as each statement needs one for each column.
 */
record PlainReader(Class<?> type) implements ColumnReader {
  private static final ClassValue<PlainReader> KNOWN =
      new ClassValue<>() {
        @Override
        protected PlainReader computeValue(Class<?> type) {
          return new PlainReader(type);
        }
      };

  static PlainReader of(Class<?> type) {
    return KNOWN.get(type);
  }

  @Override
  public @Nullable Object read(Value value) {
    return value.as(type);
  }
}
