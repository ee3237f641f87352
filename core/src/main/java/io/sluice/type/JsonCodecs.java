package io.sluice.type;

import java.util.Iterator;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Finds what makes JSON of values. */
final class JsonCodecs {
  private JsonCodecs() {}

  /**
   * The codec of this program.
   *
   * @throws IllegalStateException if there is none
   */
  static JsonCodec codec() {
    return Holder.CODEC;
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, JsonCodecs.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  private static JsonCodec find() {
    Iterator<JsonCodec> services = ServiceLoader.load(JsonCodec.class).iterator();
    if (services.hasNext()) {
      return services.next();
    } else if (isThere("tools.jackson.databind.json.JsonMapper")) {
      return made(Jackson3Codec::new);
    } else if (isThere("com.fasterxml.jackson.databind.json.JsonMapper")) {
      return made(Jackson2Codec::new);
    }
    return new MissingCodec();
  }

  // a class that names what is not there is not loaded before it is made
  private static JsonCodec made(Supplier<JsonCodec> codec) {
    return codec.get();
  }

  private static final class Holder {
    static final JsonCodec CODEC = find();
  }

  /** Says what to add. */
  private static final class MissingCodec implements JsonCodec {
    private static IllegalStateException missing() {
      return new IllegalStateException(
          "nothing on the class path makes JSON: add tools.jackson.core:jackson-databind, or"
              + " com.fasterxml.jackson.core:jackson-databind, or a service of "
              + JsonCodec.class.getName()
              + "; or make the attribute a String, which is the JSON text");
    }

    @Override
    public String write(Object value, java.lang.reflect.Type type) {
      throw missing();
    }

    @Override
    public Object read(String json, java.lang.reflect.Type type) {
      throw missing();
    }
  }
}
