package io.sluice.type;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What makes JSON of values, and values of JSON. Sluice uses Jackson, 3 or else 2, if it is on the
 * class path; another one is a service, as {@link java.util.ServiceLoader} finds it. Thread-safe;
 * it must not block.
 */
public interface JsonCodec {
  /**
   * The JSON text of a value.
   *
   * @param type the type that the attribute declares, with its type arguments
   */
  String write(Object value, Type type);

  /**
   * The value of a JSON text; what is read and written again should be the same JSON. For JSON's
   * null it may be null.
   *
   * @param type the type that the attribute declares, with its type arguments
   */
  @Nullable Object read(String json, Type type);
}
