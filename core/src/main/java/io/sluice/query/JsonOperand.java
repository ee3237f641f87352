package io.sluice.query;

/**
 * Something that is a JSON document in each row. Immutable and thread-safe.
 *
 * @param <E> the entity
 * @param <V> the value
 */
public interface JsonOperand<E, V> extends Operand<E, V> {
  /** What is at the key of the document, and at further keys below it. */
  default JsonPath<E> path(String key, String... more) {
    return JsonPath.of(this).path(key, more);
  }

  /** What is at the place of the document, which is an array, from 0 on. */
  default JsonPath<E> at(int index) {
    return JsonPath.of(this).at(index);
  }

  /** The document is an object that has the key. */
  default Condition<E> hasKey(String key) {
    return path(key).exists();
  }

  /** The document contains what the value is as JSON, as {@link JsonPath#contains}. */
  default Condition<E> contains(Object value) {
    return JsonPath.of(this).contains(value);
  }

  /** The document contains the JSON, as {@link JsonPath#contains}. */
  default Condition<E> containsJson(String json) {
    return JsonPath.of(this).containsJson(json);
  }
}
