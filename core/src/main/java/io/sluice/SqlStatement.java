package io.sluice;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.internal.argument.Arguments;
import io.sluice.internal.operation.RawStatements;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ProjectionType;
import io.sluice.query.SqlFragment;
import io.sluice.query.SqlNull;
import io.sluice.sql.SqlRow;
import io.sluice.sql.SqlText;
import io.sluice.sql.SqlText.Marks;
import io.sluice.statement.Raw;
import io.sluice.type.DataType;
import io.sluice.type.ValueTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A statement in SQL, as {@link Sluice#sql(String)} has it, with its values, which are bound and
 * never part of the text. Immutable and thread-safe: each {@code bind} gives a changed copy.
 *
 * <p>It is sent on each subscription to what its other methods give: in the transaction of the
 * Reactor context where there is one, else on a connection of its own. As nobody knows what it
 * does, it is never sent again by itself. Values are those that attributes have, enumerations by
 * their names, and what the driver takes beside them, an R2DBC {@code Parameter} among it. Texts
 * have no type of their own on PostgreSQL, so that they are compared with columns of any type;
 * where nothing tells what they are, they need a cast ({@code :text::text}).
 *
 * <p>Of a collection the values are bound one by one, with commas between them, as in {@code IN
 * (:ids)}; collections in it are rows, as in {@code VALUES :rows}. An array is one value, where the
 * database has arrays, as in {@code = ANY(:ids)}.
 */
@CheckReturnValue
public final class SqlStatement {
  private final RawStatements statements;
  private final SqlText text;
  private final Map<String, Object> values;
  private final int fetchSize;

  private SqlStatement(
      RawStatements statements, SqlText text, Map<String, Object> values, int fetchSize) {
    this.statements = statements;
    this.text = text;
    this.values = values;
    this.fetchSize = fetchSize;
  }

  static SqlStatement named(RawStatements statements, String sql) {
    SqlText text = statements.text(Arguments.given(sql, "sql"), Marks.NAMES);
    return new SqlStatement(statements, text, Map.of(), 0);
  }

  static SqlStatement positional(RawStatements statements, String sql, Object... values) {
    SqlText text = statements.text(Arguments.given(sql, "sql"), Marks.QUESTIONS);
    List<Object> all = Arrays.asList(Arguments.given(values, "values"));
    int places = text.places().size();
    if (places != all.size()) {
      throw new IllegalArgumentException(
          "the text has "
              + places
              + " ? for "
              + all.size()
              + " values; a ? that is an operator is written ??, and an array that is one value is"
              + " bound by a name: sluice.sql(text).bind(\"name\", array)");
    }
    Map<String, Object> byPlace = new HashMap<>();
    for (int i = 0; i < places; i++) {
      byPlace.put(String.valueOf(i), required(text, String.valueOf(i), all.get(i)));
    }
    return new SqlStatement(statements, text, Map.copyOf(byPlace), 0);
  }

  /**
   * With the value wherever {@code :name} is in the text. What was bound to the name before is
   * replaced.
   *
   * @throws IllegalArgumentException if there is no such place, the value is null, or it is a
   *     collection without values
   */
  public SqlStatement bind(String name, Object value) {
    requireName(name);
    return with(name, required(text, name, value));
  }

  /**
   * With no value wherever {@code :name} is in the text.
   *
   * @param type the type of the values that could be there
   * @throws IllegalArgumentException if there is no such place
   */
  public SqlStatement bindNull(String name, Class<?> type) {
    requireName(name);
    return with(name, new SqlNull(Arguments.given(type, "type")));
  }

  private void requireName(String name) {
    Set<String> names = text.distinctPlaces();
    if (text.marks() != Marks.NAMES) {
      throw new IllegalArgumentException(
          "the values of this statement came in order: bind all of them by names, "
              + "sluice.sql(text).bind(\"name\", …), or none");
    } else if (!names.contains(Arguments.given(name, "name"))) {
      throw new IllegalArgumentException(
          "the text has no :"
              + name
              + (names.isEmpty() ? "" : "; it has " + written(names))
              + ". In quotes and comments, and right after a word, nothing is a place for a value");
    }
  }

  /** Looks at a value: what is wrong with it is an error where it is bound. */
  private static Object required(SqlText text, String place, Object value) {
    Arguments.given(
        value,
        text.written(place),
        "a null needs a type: sluice.sql(text).bindNull(\"name\", type) for :name, or IS NULL");
    SqlFragment.requireValue(text.written(place), value);
    return value;
  }

  private SqlStatement with(String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return new SqlStatement(statements, text, Map.copyOf(more), fetchSize);
  }

  private static String written(Set<String> names) {
    return names.stream().map(each -> ":" + each).collect(Collectors.joining(", "));
  }

  /**
   * Reads so many rows at a time, if it gives a large result: on PostgreSQL by a cursor, in the
   * transaction of the context, else in one around it. The statement must be one that a cursor can
   * have there, such as a SELECT. Elsewhere rows come as they are asked for, and this does nothing.
   */
  public SqlStatement fetchSize(int rows) {
    return new SqlStatement(statements, text, values, Arguments.requirePositive(rows, "fetchSize"));
  }

  /**
   * The entities of its rows, whose columns have the names of the entity's columns, in any order;
   * others are left out. Association values are bound, and not loaded.
   *
   * @throws IllegalArgumentException if a value is missing
   */
  public <E> Flux<E> as(EntityType<E> type) {
    return statements.entities(raw(), fetchSize, Arguments.given(type, "type"), List.of());
  }

  /**
   * The entities of its rows, of which only these attributes are read, and those of the key. As
   * after {@code attributes(…)} of a query, association values know what was not read.
   *
   * @throws IllegalArgumentException if a value is missing, an attribute has no null, or the entity
   *     has no association
   */
  @SafeVarargs
  public final <E> Flux<E> as(
      EntityType<E> type, Attribute<E, ?> attribute, Attribute<E, ?>... more) {
    List<Attribute<E, ?>> all = new ArrayList<>();
    all.add(Arguments.given(attribute, "attribute"));
    all.addAll(Arguments.each("attribute", more));
    return statements.entities(raw(), fetchSize, Arguments.given(type, "type"), all);
  }

  /**
   * The projections of its rows, whose columns have the names of the attributes' columns or, where
   * a component is of no attribute of the entity itself, of the component in snake_case; in any
   * order, and others are left out.
   *
   * @throws IllegalArgumentException if a value is missing, or there is a projection within it
   */
  public <R> Flux<R> as(ProjectionType<?, R> projection) {
    Arguments.given(projection, "projection");
    for (ProjectionType.Output<?> each : projection.outputs()) {
      if (each.column().isEmpty()) {
        throw new IllegalArgumentException(
            projection
                + " has a projection within it, which no columns are named for: use map(row -> …),"
                + " or a projection without one");
      }
    }
    return statements.projections(raw(), fetchSize, projection);
  }

  /**
   * What the function makes of its rows; it must give a value for each. What it throws is the error
   * of the Flux. Rows of several results come one result after the other.
   *
   * @throws IllegalArgumentException if a value is missing
   */
  public <T> Flux<T> map(Function<? super SqlRow, ? extends T> function) {
    return statements.mapped(raw(), fetchSize, Arguments.given(function, "function"));
  }

  /**
   * The value of the only column of its only row; empty if it is null, or there is no row. Several
   * rows or columns are a {@link io.sluice.error.MappingException}.
   *
   * @param type the type of the value, one that attributes have
   * @throws IllegalArgumentException if a value is missing, or no attribute has the type
   */
  public <V> Mono<V> scalar(Class<V> type) {
    DataType<V> known = ValueTypes.find(Arguments.given(type, "type"));
    if (known == null) {
      throw new IllegalArgumentException(
          "no attribute is a " + type.getSimpleName() + ": use map(row -> row.get(0, type))");
    }
    return statements.scalar(raw(), known);
  }

  /**
   * How many rows it has changed, in all of its results; 0 of one that changes none, such as one
   * that makes a table.
   *
   * @throws IllegalArgumentException if a value is missing
   */
  public Mono<Long> rowsUpdated() {
    return statements.rowsUpdated(raw());
  }

  private Raw raw() {
    for (String each : text.places()) {
      if (!values.containsKey(each)) {
        throw new IllegalArgumentException(
            ":" + each + " has no value: add .bind(\"" + each + "\", …)");
      }
    }
    return statements.statement(SqlFragment.of(text, values::get));
  }

  /** The text; values are not shown. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < text.places().size(); i++) {
      String place = text.places().get(i);
      all.append(text.texts().get(i)).append(text.marks() == Marks.NAMES ? ":" + place : "?");
    }
    return all.append(text.texts().get(text.texts().size() - 1)).toString();
  }
}
