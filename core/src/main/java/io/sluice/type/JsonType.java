package io.sluice.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A Java type with its type arguments, of values that are stored as JSON: {@code new
 * JsonType<List<String>>() {}}. Immutable and thread-safe.
 *
 * @param <V> the type
 */
public abstract class JsonType<V> {
  private final Type type;

  /** The type that a subclass names. */
  protected JsonType() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType named)) {
      throw new IllegalStateException("name the type: new JsonType<List<String>>() {}");
    }
    this.type = named.getActualTypeArguments()[0];
  }

  @SuppressWarnings("unchecked") // the class of the type
  Class<V> javaType() {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return (Class<V>) raw;
  }

  /** What makes JSON of such values. */
  Converter<V, String> converter() {
    return new Converter<>() {
      @Override
      public String toColumn(V attribute) {
        return JsonCodecs.codec().write(attribute, type);
      }

      @Override
      public @Nullable V toAttribute(String column) {
        return javaType().cast(JsonCodecs.codec().read(column, type));
      }
    };
  }

  /** The JSON text of any value, as the program makes it. */
  public static String text(Object value) {
    return JsonCodecs.codec().write(value, value.getClass());
  }
}
