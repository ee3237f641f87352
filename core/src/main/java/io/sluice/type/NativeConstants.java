package io.sluice.type;

import java.util.List;
import java.util.stream.Stream;

/**
 * A type of the database that has some constants. Immutable.
 *
 * @param name its name, where it has one, unquoted
 * @param constants the names of its constants, in order
 */
public record NativeConstants(String name, List<String> constants) {
  /** A copy of the list. */
  public NativeConstants {
    constants = List.copyOf(constants);
  }

  static NativeConstants of(String name, Class<? extends Enum<?>> type) {
    return new NativeConstants(name, Stream.of(type.getEnumConstants()).map(Enum::name).toList());
  }
}
