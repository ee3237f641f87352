package io.sluice.type;

import java.net.InetAddress;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the type of values whose attribute is not known. Thread-safe. */
public final class ValueTypes {
  private static final Map<Class<?>, DataType<?>> PLAIN = plain();

  private static final ClassValue<DataType<?>> ENUMERATIONS =
      new ClassValue<>() {
        @Override
        protected DataType<?> computeValue(Class<?> type) {
          return enumeration(type);
        }
      };

  private ValueTypes() {}

  private static Map<Class<?>, DataType<?>> plain() {
    Map<Class<?>, DataType<?>> all = new HashMap<>();
    List<DataType<?>> types =
        List.of(
            DataType.BOOLEAN,
            DataType.BYTE,
            DataType.SHORT,
            DataType.INTEGER,
            DataType.LONG,
            DataType.FLOAT,
            DataType.DOUBLE,
            DataType.BIG_DECIMAL,
            DataType.BIG_INTEGER,
            DataType.STRING,
            DataType.UUID,
            DataType.BYTES,
            DataType.LOCAL_DATE,
            DataType.LOCAL_TIME,
            DataType.LOCAL_DATE_TIME,
            DataType.INSTANT,
            DataType.OFFSET_DATE_TIME);
    types.forEach(each -> all.put(each.javaType(), each));
    JavaTypes.ALL.forEach(each -> all.put(each.javaType(), each));
    return Map.copyOf(all);
  }

  /** The type of values of the class, or null if none has them. */
  @SuppressWarnings("unchecked") // each is under its own class
  public static <V> @Nullable DataType<V> find(Class<V> type) {
    return (DataType<V>) (type.isEnum() ? ENUMERATIONS.get(type) : PLAIN.get(type));
  }

  /** The type that has the value, or null if none has. */
  public static @Nullable DataType<?> of(Object value) {
    if (value instanceof Enum<?> constant) {
      return find(constant.getDeclaringClass());
    }
    if (value instanceof InetAddress) {
      return JavaTypes.INET_ADDRESS;
    }
    DataType<?> known = find(value.getClass());
    return known == null && value instanceof ZoneId ? JavaTypes.ZONE_ID : known;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // of an enum's class
  private static DataType<?> enumeration(Class<?> type) {
    return DataType.enumeration((Class) type.asSubclass(Enum.class));
  }
}
