package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Expression.Parameter;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.OnConflict;
import io.sluice.statement.Term;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
  /**
   * The row that is created of the change.
   *
   * @throws IllegalArgumentException if something is to be computed of the row itself
   */
  static <E> InsertPlan<E> of(RowRules rules, RowChange<E> change) {
    Resolver resolver = Resolver.ofNewRow(rules, change.type().table());
    return of(change.type(), List.of(change), each -> resolver.term(each.value()));
  }

  /** The rows that are created of the changes; a column that one of them lacks has its default. */
  public static <E> InsertPlan<E> of(EntityType<E> type, List<RowChange<E>> changes) {
    return of(type, changes, InsertPlan::value);
  }

  private static Term value(Value<?> assigned) {
    Parameter<?, ?> parameter = (Parameter<?, ?>) assigned.value();
    return new Term.Value(parameter.value(), parameter.type());
  }

  private static <E> InsertPlan<E> of(
      EntityType<E> type, List<RowChange<E>> changes, Function<Value<E>, Term> terms) {
    Map<Attribute<E, ?>, Integer> places = new LinkedHashMap<>();
    for (RowChange<E> each : changes) {
      each.values().forEach(value -> places.putIfAbsent(value.attribute(), places.size()));
    }
    for (Trait trait : Stamp.OF_NEW) {
      place(type.find(trait), places);
    }
    place(type.find(Trait.VERSION), places);
    List<Attribute<E, ?>> columns = List.copyOf(places.keySet());
    List<List<@Nullable Term>> rows = new ArrayList<>(changes.size());
    for (RowChange<E> each : changes) {
      rows.add(row(each, columns, places, terms));
    }
    return new InsertPlan<>(type, columns, rows);
  }

  private static <E> void place(
      @Nullable Attribute<E, ?> managed, Map<Attribute<E, ?>, Integer> places) {
    if (managed != null) {
      places.putIfAbsent(managed, places.size());
    }
  }

  /** Rows of states, in which all columns have a value. */
  public static <E> InsertPlan<E> ofStates(
      EntityType<E> type, List<Attribute<E, ?>> columns, List<@Nullable Object[]> states) {
    List<List<@Nullable Term>> rows = new ArrayList<>(states.size());
    for (@Nullable Object[] state : states) {
      @Nullable Term[] row = new @Nullable Term[columns.size()];
      for (int i = 0; i < row.length; i++) {
        Attribute<E, ?> column = columns.get(i);
        row[i] = new Term.Value(state[column.position()], column.type());
      }
      rows.add(Arrays.asList(row));
    }
    return new InsertPlan<>(type, columns, rows);
  }

  /** Rows of which each is a key. */
  static <E> InsertPlan<E> ofKeys(EntityType<E> type, List<Key> keys) {
    List<List<@Nullable Term>> rows = new ArrayList<>(keys.size());
    for (Key key : keys) {
      @Nullable Term[] row = new @Nullable Term[key.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = new Term.Value(key.part(i), type.key().get(i).type());
      }
      rows.add(Arrays.asList(row));
    }
    return new InsertPlan<>(type, type.key(), rows);
  }

  private static <E> List<@Nullable Term> row(
      RowChange<E> change,
      List<Attribute<E, ?>> columns,
      Map<Attribute<E, ?>, Integer> places,
      Function<Value<E>, Term> terms) {
    @Nullable Term[] row = new @Nullable Term[columns.size()];
    for (int i = 0; i < row.length; i++) {
      Attribute<E, ?> column = columns.get(i);
      row[i] = Stamp.isOfNew(column) ? null : new Term.Default(column.type());
    }
    for (Value<E> each : change.values()) {
      row[places.getOrDefault(each.attribute(), -1)] = terms.apply(each);
    }
    Attribute<E, ?> version = change.type().find(Trait.VERSION);
    if (version != null) {
      Object zero = version.type().coerce(0, version);
      row[places.getOrDefault(version, -1)] = new Term.Value(zero, version.type());
    }
    return Arrays.asList(row);
  }

  /** The statement at the time. */
  public Insert at(Moment moment, @Nullable OnConflict conflict, List<Field> returning) {
    List<List<Term>> all = new ArrayList<>(rows.size());
    for (List<@Nullable Term> row : rows) {
      all.add(stamped(row, moment));
    }
    return new Insert(type.table(), Field.of(columns), all, conflict, returning);
  }

  private List<Term> stamped(List<@Nullable Term> row, Moment moment) {
    @Nullable Term[] values = null;
    for (int i = 0; i < columns.size(); i++) {
      if (row.get(i) == null) {
        values = values == null ? row.toArray(Term[]::new) : values;
        values[i] = Stamp.of(columns.get(i)).at(moment);
      }
    }
    @SuppressWarnings("NullAway") // none is null any more
    List<Term> complete = values == null ? row : Arrays.asList(values);
    return complete;
  }

  /** The value of a row at its column; null for a default, a time or a null. */
  @Nullable Object value(int row, Attribute<E, ?> attribute) {
    int place = columns.indexOf(attribute);
    return place >= 0 && rows.get(row).get(place) instanceof Term.Value value
        ? value.value()
        : null;
  }

  /** What the first row assigns, without what is made when it is inserted. */
  public List<Assignment<E>> assigned() {
    List<Assignment<E>> all = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      if (rows.get(0).get(i) instanceof Term.Value value) {
        all.add(Conditions.assign(columns.get(i), value.value()));
      }
    }
    return all;
  }

  /** Whether the first row gets the time for the attribute. */
  boolean isStamped(Attribute<E, ?> attribute) {
    int place = columns.indexOf(attribute);
    return place >= 0 && rows.get(0).get(place) == null;
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

  /** One row with the keys that Sluice makes where the row would not come back with them. */
  InsertPlan<E> withMadeKeys(Capabilities capabilities) {
    InsertPlan<E> complete = this;
    if (!capabilities.has(Feature.INSERT_RETURNING)) {
      for (Attribute<E, ?> each : type.key()) {
        if (each.type().kind() == DataType.Kind.UUID && value(0, each) == null) {
          complete = complete.with(each, List.of(each.type().made(UUID.randomUUID(), each)));
        }
      }
    }
    return complete;
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

  /** A row for each of the keys: the first one, but for the key's values of the attributes. */
  InsertPlan<E> alike(List<? extends Attribute<E, ?>> attributes, List<Key> keys) {
    int[] places = attributes.stream().mapToInt(columns::indexOf).toArray();
    @Nullable Term[] first = rows.get(0).toArray(Term[]::new);
    List<List<@Nullable Term>> all = new ArrayList<>(keys.size());
    for (Key key : keys) {
      @Nullable Term[] row = first.clone();
      for (int i = 0; i < places.length; i++) {
        row[places[i]] = new Term.Value(key.part(i), attributes.get(i).type());
      }
      all.add(Arrays.asList(row));
    }
    return new InsertPlan<>(type, columns, all);
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
