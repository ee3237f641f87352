package io.sluice.query;

import io.sluice.query.Expression.Parameter;
import io.sluice.query.SqlFragment.Given;
import io.sluice.query.SqlFragment.Piece;
import io.sluice.query.SqlFragment.Place;
import io.sluice.query.SqlFragment.Text;
import io.sluice.type.DataType;
import io.sluice.type.ValueTypes;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts SQL together that a user has written. For one text, by one thread. */
final class SqlPieces<E> {
  private final List<Piece<E>> pieces = new ArrayList<>();

  SqlPieces<E> text(String sql) {
    if (!sql.isEmpty()) {
      pieces.add(new Text<>(sql));
    }
    return this;
  }

  List<Piece<E>> all() {
    return pieces;
  }

  /**
   * What is in a place: values of a collection one by one, collections in it as rows.
   *
   * @param place the place, for messages
   */
  SqlPieces<E> argument(String place, @Nullable Object argument) {
    if (argument instanceof Collection<?> values) {
      requireAny(place, values);
      String separator = "";
      for (Object each : values) {
        text(separator);
        if (each instanceof Collection<?> row) {
          requireAny(place, row);
          text("(").argument(place, row).text(")");
        } else {
          value(place, each);
        }
        separator = ", ";
      }
    } else {
      value(place, argument);
    }
    return this;
  }

  private static void requireAny(String place, Collection<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          place
              + " is a collection without values, of which SQL has no list: leave the condition out,"
              + " or bind an array, where the database has arrays (= ANY("
              + place
              + "))");
    }
  }

  @SuppressWarnings("unchecked") // of the entity, or the database knows no such column
  private void value(String place, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          place
              + " is null, and a null needs a type: write the value by its name, and"
              + " .bindNull(\"name\", type), or IS NULL");
    } else if (value instanceof Expression<?, ?> expression) {
      pieces.add(new Place<>((Expression<E, ?>) expression));
    } else if (value instanceof SqlNull none) {
      absent(none.type());
    } else {
      given(place, value);
    }
  }

  private <V> void absent(Class<V> type) {
    DataType<V> known = ValueTypes.find(type);
    pieces.add(known == null ? new Given<>(null, type) : new Place<>(new Parameter<>(null, known)));
  }

  private void given(String place, Object value) {
    DataType<?> type = ValueTypes.of(value);
    if (type != null) {
      pieces.add(new Place<>(parameter(place, value, type)));
    } else if (value.getClass().isArray()) {
      Object array = array(place, value);
      pieces.add(new Given<>(array, array.getClass()));
    } else {
      pieces.add(new Given<>(value, value.getClass()));
    }
  }

  private static <E, V> Parameter<E, V> parameter(String place, Object value, DataType<V> type) {
    return new Parameter<>(type.javaType().cast(DataType.requireWhole(value, place)), type);
  }

  /** The array as drivers take one: of objects, as single values are. */
  private static Object array(String place, Object value) {
    Class<?> component = value.getClass().getComponentType();
    if (component.isArray()) {
      throw new IllegalArgumentException(
          place + " is an array of arrays: bind a collection of them, which come one by one");
    }
    DataType<?> type = ValueTypes.find(MethodType.methodType(component).wrap().returnType());
    if (type == null) {
      return value;
    }
    int length = Array.getLength(value);
    @Nullable Object[] array = (@Nullable Object[]) Array.newInstance(type.wireType(), length);
    for (int i = 0; i < length; i++) {
      array[i] = type.toWire(Array.get(value, i));
    }
    return array;
  }
}
