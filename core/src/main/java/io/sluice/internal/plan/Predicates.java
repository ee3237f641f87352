package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.FixedAttribute;
import io.sluice.query.Condition.Connective;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.List;

/** Predicates on columns of one source. */
final class Predicates {
  private Predicates() {}

  static Term.Column column(String source, Attribute<?, ?> attribute) {
    return new Term.Column(source, Field.of(attribute));
  }

  static List<Term> columns(String source, List<? extends Attribute<?, ?>> attributes) {
    List<Term> columns = new ArrayList<>(attributes.size());
    attributes.forEach(each -> columns.add(column(source, each)));
    return List.copyOf(columns);
  }

  /** Columns are equal to those of another source. */
  static List<Predicate> equal(
      String left,
      List<? extends Attribute<?, ?>> leftAttributes,
      String right,
      List<? extends Attribute<?, ?>> rightAttributes) {
    List<Predicate> all = new ArrayList<>();
    for (int i = 0; i < leftAttributes.size(); i++) {
      all.add(
          Predicate.equal(
              column(left, leftAttributes.get(i)), column(right, rightAttributes.get(i))));
    }
    return all;
  }

  /** Columns are equal to values. */
  static List<Predicate> equal(
      String source, List<? extends Attribute<?, ?>> attributes, List<Object> values) {
    List<Predicate> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Attribute<?, ?> attribute = attributes.get(i);
      all.add(Predicate.equal(column(source, attribute), value(attribute, values.get(i))));
    }
    return all;
  }

  static Term.Value value(Attribute<?, ?> attribute, Object value) {
    return new Term.Value(value, attribute.type());
  }

  /** Columns together are one of the tuples. */
  static Predicate in(List<Term> columns, List<List<Object>> tuples) {
    if (tuples.size() != 1) {
      return new Predicate.In(columns, tuples, false);
    }
    List<Predicate> equal = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Term column = columns.get(i);
      equal.add(Predicate.equal(column, new Term.Value(tuples.get(0).get(i), column.type())));
    }
    return all(equal);
  }

  /** Columns together are one of the tuples. */
  static Predicate in(
      String source, List<? extends Attribute<?, ?>> attributes, List<List<Object>> tuples) {
    return in(columns(source, attributes), tuples);
  }

  /** Columns have the values that an association fixes them to. */
  static <E> List<Predicate> fixed(String source, List<FixedAttribute<E>> fixed) {
    List<Predicate> all = new ArrayList<>();
    for (FixedAttribute<E> each : fixed) {
      all.add(in(source, List.of(each.attribute()), each.values().stream().map(List::of).toList()));
    }
    return all;
  }

  /** All of them are true. */
  static Predicate all(List<Predicate> predicates) {
    return predicates.size() == 1
        ? predicates.get(0)
        : new Predicate.Junction(Connective.AND, predicates);
  }

  /** Any of them is true. */
  static Predicate any(List<Predicate> predicates) {
    return predicates.size() == 1
        ? predicates.get(0)
        : new Predicate.Junction(Connective.OR, predicates);
  }
}
