package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Expression.Parameter;
import io.sluice.statement.Conflict;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Term;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows to insert. Immutable.
 *
 * @param type the entity
 * @param columns the columns
 * @param rows a value for each column, or null for the time at which the row is inserted
 */
public record InsertPlan<E>(
    EntityType<E> type, List<Attribute<E, ?>> columns, List<List<@Nullable Term>> rows) {
  private static final List<Trait> STAMPS = List.of(Trait.CREATED_AT, Trait.UPDATED_AT);

  /** The rows that are created of the changes; a column that one of them lacks has its default. */
  public static <E> InsertPlan<E> of(EntityType<E> type, List<RowChange<E>> changes) {
    Map<Attribute<E, ?>, Integer> places = new LinkedHashMap<>();
    for (RowChange<E> each : changes) {
      each.values().forEach(value -> places.putIfAbsent(value.attribute(), places.size()));
    }
    for (Trait trait : List.of(Trait.CREATED_AT, Trait.UPDATED_AT, Trait.VERSION)) {
      Attribute<E, ?> managed = type.find(trait);
      if (managed != null) {
        places.putIfAbsent(managed, places.size());
      }
    }
    List<Attribute<E, ?>> columns = List.copyOf(places.keySet());
    List<List<@Nullable Term>> rows = new ArrayList<>(changes.size());
    for (RowChange<E> each : changes) {
      rows.add(row(each, columns, places));
    }
    return new InsertPlan<>(type, columns, rows);
  }

  private static <E> List<@Nullable Term> row(
      RowChange<E> change, List<Attribute<E, ?>> columns, Map<Attribute<E, ?>, Integer> places) {
    @Nullable Term[] row = new @Nullable Term[columns.size()];
    for (int i = 0; i < row.length; i++) {
      Attribute<E, ?> column = columns.get(i);
      row[i] = STAMPS.stream().anyMatch(column::is) ? null : new Term.Default(column.type());
    }
    for (Value<E> each : change.values()) {
      Parameter<?, ?> parameter = (Parameter<?, ?>) each.value();
      row[places.getOrDefault(each.attribute(), -1)] =
          new Term.Value(parameter.value(), parameter.type());
    }
    Attribute<E, ?> version = change.type().find(Trait.VERSION);
    if (version != null) {
      Object zero = version.type().coerce(0, version);
      row[places.getOrDefault(version, -1)] = new Term.Value(zero, version.type());
    }
    return Arrays.asList(row);
  }

  /** The statement at the time. */
  Insert at(Clock clock, @Nullable Conflict conflict, List<Field> returning) {
    List<List<Term>> all = new ArrayList<>(rows.size());
    for (List<@Nullable Term> row : rows) {
      List<Term> values = new ArrayList<>(row.size());
      for (int i = 0; i < columns.size(); i++) {
        Term value = row.get(i);
        values.add(value == null ? Stamp.of(columns.get(i)).at(clock) : value);
      }
      all.add(values);
    }
    return new Insert(type.table(), Field.of(columns), all, conflict, returning);
  }

  /** The value of a row at its column; null for a default, a time or a null. */
  @Nullable Object value(int row, Attribute<E, ?> attribute) {
    int place = columns.indexOf(attribute);
    return place >= 0 && rows.get(row).get(place) instanceof Term.Value value
        ? value.value()
        : null;
  }

  /** The rows' values of the attributes, none of which is null. */
  public List<List<Object>> values(List<Attribute<E, ?>> attributes) {
    List<List<Object>> all = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<Object> values = new ArrayList<>(attributes.size());
      for (Attribute<E, ?> each : attributes) {
        values.add(Objects.requireNonNull(value(i, each)));
      }
      all.add(values);
    }
    return all;
  }

  /** With a further value for each row. */
  InsertPlan<E> with(Attribute<E, ?> attribute, List<Object> values) {
    List<Attribute<E, ?>> more = new ArrayList<>(columns);
    more.add(attribute);
    List<List<@Nullable Term>> all = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<@Nullable Term> row = new ArrayList<>(rows.get(i));
      row.add(new Term.Value(values.get(i), attribute.type()));
      all.add(row);
    }
    return new InsertPlan<>(type, List.copyOf(more), all);
  }

  /** These rows only, by their places. */
  public InsertPlan<E> only(List<Integer> places) {
    List<List<@Nullable Term>> some = new ArrayList<>(places.size());
    places.forEach(each -> some.add(rows.get(each)));
    return new InsertPlan<>(type, columns, some);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Parts that a server takes each in one statement. */
  public List<InsertPlan<E>> parts(Capabilities capabilities) {
    List<InsertPlan<E>> parts = new ArrayList<>();
    int begin = 0;
    PacketSize size = new PacketSize(capabilities, columns.size());
    for (int i = 0; i < rows.size(); i++) {
      if (!size.takes(rows.get(i)) && i > begin) {
        parts.add(new InsertPlan<>(type, columns, rows.subList(begin, i)));
        begin = i;
        size.restart(rows.get(i));
      }
    }
    parts.add(
        begin == 0 ? this : new InsertPlan<>(type, columns, rows.subList(begin, rows.size())));
    return parts;
  }
}
