package io.sluice.internal.operation;

import io.sluice.dialect.Feature;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.dialect.Statement.Insert;
import io.sluice.internal.execution.Execution;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows to insert by one statement: a value for each column, null for the column's default. */
final class Lines {
  // MySQL, MariaDB and PostgreSQL count a prepared statement's values in 16 bits
  private static final int MOST_VALUES = 65_000;

  // a quarter of the least default of max_allowed_packet, since a character has up to four bytes
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final int NUMBER = 12;

  private final List<Attribute<?, ?>> columns;
  private final List<List<@Nullable Expression<?, ?>>> rows;

  private Lines(List<Attribute<?, ?>> columns, List<List<@Nullable Expression<?, ?>>> rows) {
    this.columns = columns;
    this.rows = rows;
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

  /**
   * Inserts the rows, and emits how many. One statement, or several in a transaction where a server
   * does not take as many values, or as long ones, in one.
   */
  Mono<Long> insert(Execution execution, TableName table, @Nullable Conflict conflict) {
    List<Lines> parts = parts(execution.dialect().capabilities().has(Feature.ARRAYS));
    return parts.size() == 1
        ? execution.change(statement(table, conflict))
        : execution.atomic(
            session ->
                Flux.fromIterable(parts)
                    .concatMap(each -> execution.change(each.statement(table, conflict)), 1)
                    .reduce(0L, Long::sum));
  }

  private Insert statement(TableName table, @Nullable Conflict conflict) {
    return new Insert(table, columns, rows, conflict, List.of());
  }

  /** Parts that a server takes each in one statement. */
  List<Lines> parts(boolean arrays) {
    List<Lines> parts = new ArrayList<>();
    List<List<@Nullable Expression<?, ?>>> part = new ArrayList<>();
    long values = 0;
    long characters = 0;
    for (List<@Nullable Expression<?, ?>> each : rows) {
      long length = characters(each);
      values += arrays ? 0 : columns.size();
      characters += length;
      if (!part.isEmpty() && (values > MOST_VALUES || characters > MOST_CHARACTERS)) {
        parts.add(new Lines(columns, part));
        part = new ArrayList<>();
        values = arrays ? 0 : columns.size();
        characters = length;
      }
      part.add(each);
    }
    parts.add(new Lines(columns, part));
    return parts;
  }

  private static long characters(List<@Nullable Expression<?, ?>> row) {
    long characters = 0;
    for (Expression<?, ?> each : row) {
      Object value = each instanceof Parameter<?, ?> parameter ? parameter.value() : null;
      if (value instanceof CharSequence text) {
        characters += text.length();
      } else if (value instanceof byte[] bytes) {
        characters += 2L * bytes.length; // as hexadecimal digits in a text
      } else {
        characters += NUMBER;
      }
    }
    return characters;
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
