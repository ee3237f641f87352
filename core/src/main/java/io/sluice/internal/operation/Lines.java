package io.sluice.internal.operation;

import io.sluice.model.Attribute;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows to insert by one statement: a value for each column, null for the column's default. */
final class Lines {
  private final List<Attribute<?, ?>> columns;
  private final List<List<@Nullable Expression<?, ?>>> rows;

  private Lines(List<Attribute<?, ?>> columns, List<List<@Nullable Expression<?, ?>>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The columns that any of the rows has a value for. */
  List<Attribute<?, ?>> columns() {
    return columns;
  }

  List<List<@Nullable Expression<?, ?>>> rows() {
    return rows;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  long size() {
    return rows.size();
  }

  /** Rows of the values. */
  static <E> Lines of(Collection<List<Value<E>>> all) {
    Set<Attribute<?, ?>> columns = new LinkedHashSet<>();
    all.forEach(row -> row.forEach(each -> columns.add(each.attribute())));
    List<List<@Nullable Expression<?, ?>>> rows = new ArrayList<>();
    for (List<Value<E>> each : all) {
      Map<Attribute<?, ?>, Expression<?, ?>> values = new HashMap<>();
      each.forEach(value -> values.put(value.attribute(), value.value()));
      List<@Nullable Expression<?, ?>> row = new ArrayList<>();
      columns.forEach(column -> row.add(values.get(column)));
      rows.add(row);
    }
    return new Lines(List.copyOf(columns), rows);
  }

  /** The rows' values of the attributes. */
  List<List<Object>> keys(List<? extends Attribute<?, ?>> attributes) {
    List<List<Object>> keys = new ArrayList<>();
    for (List<@Nullable Expression<?, ?>> each : rows) {
      keys.add(values(attributes, each));
    }
    return keys;
  }

  /** The first row's values of the attributes. */
  List<Object> first(List<? extends Attribute<?, ?>> attributes) {
    return values(attributes, rows.get(0));
  }

  private List<Object> values(
      List<? extends Attribute<?, ?>> attributes, List<@Nullable Expression<?, ?>> row) {
    List<Object> values = new ArrayList<>();
    for (Attribute<?, ?> each : attributes) {
      Expression<?, ?> value = row.get(columns.indexOf(each));
      values.add(Objects.requireNonNull(((Parameter<?, ?>) Objects.requireNonNull(value)).value()));
    }
    return values;
  }

  /** The rows that do not have one of the keys. */
  Lines without(List<? extends Attribute<?, ?>> attributes, Set<List<Object>> keys) {
    return where(attributes, key -> !keys.contains(key));
  }

  /** The rows that have one of the keys. */
  Lines only(List<? extends Attribute<?, ?>> attributes, Set<List<Object>> keys) {
    return where(attributes, keys::contains);
  }

  private Lines where(
      List<? extends Attribute<?, ?>> attributes, Predicate<List<Object>> condition) {
    List<List<@Nullable Expression<?, ?>>> found = new ArrayList<>();
    for (List<@Nullable Expression<?, ?>> each : rows) {
      if (condition.test(values(attributes, each))) {
        found.add(each);
      }
    }
    return new Lines(columns, found);
  }
}
