package io.sluice.internal.operation;

import io.sluice.dialect.Feature;
import io.sluice.dialect.Statement;
import io.sluice.dialect.Statement.Column;
import io.sluice.dialect.Statement.Filter;
import io.sluice.dialect.Statement.Insert;
import io.sluice.dialect.Statement.Output;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Source;
import io.sluice.dialect.Statement.Update;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment.Value;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes one row and emits it as it is stored. One statement where the database returns rows; where
 * it does not, the row is read by its key in the same transaction: two statements. Thread-safe.
 */
final class RowWriter<E> {
  private static final String ALIAS = "t0";

  private final Engine engine;
  private final EntityType<E> type;
  private final StateReader reader;

  RowWriter(Engine engine, EntityType<E> type) {
    this.engine = engine;
    this.type = type;
    this.reader = new StateReader(type, type.attributes(), 0);
  }

  private Execution execution() {
    return engine.execution();
  }

  /** Inserts a row of the values. */
  Mono<E> insert(List<Value<E>> values, Function<@Nullable Object[], E> assemble) {
    return execution()
        .connected(
            dialect ->
                dialect.capabilities().has(Feature.INSERT_RETURNING)
                    ? rows(statement(values, List.copyOf(type.attributes())), assemble).single()
                    : execution()
                        .together(
                            () -> inserted(values).flatMap(key -> row(key, assemble).single())));
  }

  private Insert statement(List<Value<E>> values, List<Attribute<?, ?>> returning) {
    List<Attribute<?, ?>> columns = new ArrayList<>();
    List<@Nullable Expression<?, ?>> row = new ArrayList<>();
    for (Value<E> each : values) {
      columns.add(each.attribute());
      row.add(each.value());
    }
    return new Insert(type.table(), columns, List.of(row), null, returning);
  }

  /** Inserts a row of the values, and emits its key. */
  private Mono<List<Object>> inserted(List<Value<E>> given) {
    List<Value<E>> values = new ArrayList<>(given);
    Attribute<E, ?> made = null;
    for (Attribute<E, ?> each : type.key()) {
      if (value(values, each) == null && each.type().kind() == DataType.Kind.UUID) {
        values.add(Conditions.assign(each, UUID.randomUUID()));
      } else if (value(values, each) == null && each.is(Trait.GENERATED)) {
        made = each;
      }
    }
    Insert insert = statement(values, List.of());
    if (made == null) {
      return execution().change(insert).thenReturn(key(values, null, 0L));
    }
    Attribute<E, ?> generated = made;
    return execution()
        .generated(insert, generated.column())
        .map(number -> key(values, generated, number));
  }

  private List<Object> key(
      List<Value<E>> values, @Nullable Attribute<E, ?> generated, long number) {
    List<Object> key = new ArrayList<>();
    for (Attribute<E, ?> each : type.key()) {
      Object value =
          each == generated ? number(number, each.type().javaType()) : value(values, each);
      if (value == null) {
        throw new IllegalArgumentException(
            each + " has neither a value nor one that the database makes");
      }
      key.add(value);
    }
    return key;
  }

  private static Object number(long number, Class<?> javaType) {
    if (javaType == Integer.class) {
      return (int) number;
    } else if (javaType == Short.class) {
      return (short) number;
    }
    return javaType == BigInteger.class ? BigInteger.valueOf(number) : (Object) number;
  }

  private static <E> @Nullable Object value(List<Value<E>> values, Attribute<E, ?> attribute) {
    for (Value<E> each : values) {
      if (each.attribute() == attribute && each.value() instanceof Parameter<?, ?> parameter) {
        return parameter.value();
      }
    }
    return null;
  }

  /**
   * Updates the row if the conditions are true of it; empty if they are not.
   *
   * @param key the key of the row
   */
  Mono<E> update(
      List<Value<E>> values,
      List<Condition<E>> where,
      List<Object> key,
      Function<@Nullable Object[], E> assemble) {
    if (execution().dialect().capabilities().has(Feature.UPDATE_RETURNING)) {
      return rows(statement(values, where, List.copyOf(type.attributes())), assemble)
          .singleOrEmpty();
    }
    List<Object> after = new ArrayList<>();
    for (Attribute<E, ?> each : type.key()) {
      Object changed = value(values, each);
      after.add(changed == null ? key.get(after.size()) : changed);
    }
    return execution()
        .together(
            () ->
                execution()
                    .change(statement(values, where, List.of()))
                    .flatMap(count -> count == 0 ? Mono.empty() : row(after, assemble).single()));
  }

  private Update statement(
      List<Value<E>> values, List<Condition<E>> where, List<Attribute<?, ?>> returning) {
    return new Update(type.table(), List.copyOf(values), List.copyOf(where), returning);
  }

  private Flux<E> row(List<Object> key, Function<@Nullable Object[], E> assemble) {
    List<Output> outputs = new ArrayList<>();
    type.attributes().forEach(each -> outputs.add(new Column(ALIAS, each)));
    Condition<E> own = Conditions.equal(type.key(), key);
    return rows(
        new Select(
            new Source(type.table(), ALIAS),
            outputs,
            List.of(),
            List.of(new Filter<>(ALIAS, own)),
            List.of(),
            Slice.ALL,
            null),
        assemble);
  }

  private Flux<E> rows(Statement statement, Function<@Nullable Object[], E> assemble) {
    return execution().rows(statement, 0, row -> assemble.apply(reader.read(row)));
  }
}
