package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.query.Condition.Comparator;
import io.sluice.query.Condition.Relation;
import io.sluice.query.Expression.Parameter;
import io.sluice.query.Operation.JsonValue;
import io.sluice.query.Operation.JsonValue.Shape;
import io.sluice.type.DataType;
import io.sluice.type.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON document. Its keys are bound, as values are, and may have any characters.
 * Immutable and comparable.
 *
 * @param document the document
 * @param steps keys and places of arrays, each in what is before it
 * @param <E> the entity
 */
public record JsonPath<E>(Expression<E, ?> document, List<Object> steps) {
  /** A copy of the list. */
  public JsonPath {
    steps = List.copyOf(steps);
  }

  /**
   * The whole of a document, such as that of an associated row.
   *
   * @throws IllegalArgumentException if the expression is no JSON
   */
  public static <E> JsonPath<E> of(Expression<E, ?> document) {
    if (Arguments.given(document, "document").type().kind() != DataType.Kind.JSON) {
      throw new IllegalArgumentException(document + " is no JSON: store it with @Json");
    }
    return new JsonPath<>(document, List.of());
  }

  /** What is at the key, and at further keys below it. */
  public JsonPath<E> path(String key, String... more) {
    List<Object> longer = new ArrayList<>(steps);
    for (String each : Arguments.listOf("key", key, more)) {
      longer.add(DataType.requireWhole(each, "a key"));
    }
    return new JsonPath<>(document, longer);
  }

  /**
   * What is at the place of an array, from 0 on.
   *
   * @throws IllegalArgumentException if the place is negative
   */
  public JsonPath<E> at(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("the place " + index + " of an array is negative");
    }
    List<Object> longer = new ArrayList<>(steps);
    longer.add(index);
    return new JsonPath<>(document, longer);
  }

  /** The text of it; of an object or an array its JSON; null where there is none or JSON's null. */
  public StringOperand<E> asText() {
    return new Computed.OfString<>(new JsonValue(steps, Shape.TEXT), List.of(document));
  }

  /** The number that it is; null where it is none. */
  public NumberOperand<E, BigDecimal> asNumber() {
    return new Computed.OfNumber<>(
        new JsonValue(steps, Shape.NUMBER), List.of(document), DataType.BIG_DECIMAL);
  }

  /** The truth that it is; null where it is none. */
  public Operand<E, Boolean> asBoolean() {
    return new Computed.OfValue<>(
        new JsonValue(steps, Shape.BOOLEAN), List.of(document), DataType.BOOLEAN);
  }

  /** There is something, be it JSON's null. */
  public Condition<E> exists() {
    return new Condition.IsNull<>(json(), true);
  }

  /** It is JSON's null, and not nothing. */
  public Condition<E> isJsonNull() {
    return eqJson("null");
  }

  /** It is what the value is as JSON: objects with the same members in any order are equal. */
  public Condition<E> eq(Object value) {
    return eqJson(text(value, "eq"));
  }

  /** It is this JSON. */
  public Condition<E> eqJson(String json) {
    return new Condition.Comparison<>(json(), Comparator.EQUAL, parameter(json, "eqJson"));
  }

  /**
   * It contains what the value is as JSON: an object of at least these members, with values that
   * contain these; an array that for each of these items has one that contains it; or the same
   * text, number, truth or null.
   */
  public Condition<E> contains(Object value) {
    return containsJson(text(value, "contains"));
  }

  /** It contains the JSON, as {@link #contains}. */
  public Condition<E> containsJson(String json) {
    return new Relation<>(json(), Relation.Kind.CONTAINS, parameter(json, "containsJson"));
  }

  private static String text(Object value, String method) {
    return JsonType.text(Arguments.given(value, method + "(…): the value", "use isJsonNull()"));
  }

  private Expression<E, ?> json() {
    return steps.isEmpty()
        ? document
        : new Computed.OfValue<>(
            new JsonValue(steps, Shape.JSON), List.of(document), DataType.JSON);
  }

  private static <E> Parameter<E, String> parameter(String json, String method) {
    return new Parameter<>(
        DataType.requireWhole(Arguments.given(json, method + "(…): the JSON"), "the JSON"),
        DataType.JSON);
  }
}
