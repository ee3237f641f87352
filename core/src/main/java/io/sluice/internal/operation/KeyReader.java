package io.sluice.internal.operation;

import io.sluice.dialect.Statement.Column;
import io.sluice.dialect.Statement.Filter;
import io.sluice.dialect.Statement.Ordering;
import io.sluice.dialect.Statement.Output;
import io.sluice.dialect.Statement.Select;
import io.sluice.dialect.Statement.Slice;
import io.sluice.dialect.Statement.Source;
import io.sluice.internal.association.States;
import io.sluice.internal.plan.Conditions;
import io.sluice.internal.row.StateReader;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import io.sluice.query.OrderBy;
import io.sluice.query.OrderBy.Direction;
import io.sluice.query.OrderBy.Nulls;
import io.sluice.query.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;

/** Reads keys: out of what a caller gives, and out of the database. Thread-safe. */
final class KeyReader<E> {
  private static final String ALIAS = "t0";
  private final Engine engine;
  private final EntityType<E> type;
  private final List<Attribute<E, ?>> attributes;

  /**
   * A reader of keys.
   *
   * @param attributes the key, or what else tells the rows apart
   */
  KeyReader(Engine engine, EntityType<E> type, List<Attribute<E, ?>> attributes) {
    this.engine = engine;
    this.type = type;
    this.attributes = attributes;
  }

  /** Keys as users write them: a value, or a list of values where a key is composite. */
  static List<Object> shown(List<List<Object>> keys) {
    return keys.stream().map(each -> each.size() == 1 ? each.get(0) : (Object) each).toList();
  }

  /**
   * The keys of entities and keys, mixed, each once, in the order of their first appearance.
   *
   * @throws IllegalArgumentException if one is neither an entity of the type nor a key of it
   */
  List<List<Object>> distinct(Collection<?> entitiesAndKeys) {
    Set<List<Object>> keys = new LinkedHashSet<>();
    for (Object each : entitiesAndKeys) {
      if (each == null) {
        throw new IllegalArgumentException("null is neither a " + type + " nor a key of one");
      }
      keys.add(key(each));
    }
    return List.copyOf(keys);
  }

  private List<Object> key(Object entityOrKey) {
    if (type.javaType().isInstance(entityOrKey)) {
      return ofEntity(type.javaType().cast(entityOrKey));
    }
    if (attributes.equals(type.key())) {
      return comparable(List.of(type.mapper().keyParts(entityOrKey)));
    }
    Attribute<E, ?> attribute = attributes.get(0);
    if (attributes.size() > 1 || !attribute.type().javaType().isInstance(entityOrKey)) {
      throw new IllegalArgumentException(
          entityOrKey
              + " is neither a "
              + type
              + " nor a value of "
              + attributes
              + ", which the association refers to");
    }
    return comparable(List.of(entityOrKey));
  }

  // to the database 1.5 and 1.50 are one key, so they must be equal here
  private static List<Object> comparable(List<Object> parts) {
    return parts.stream()
        .map(each -> each instanceof BigDecimal decimal ? plain(decimal) : each)
        .toList();
  }

  private static Object plain(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private List<Object> ofEntity(E entity) {
    return comparable(States.required(type, attributes, type.mapper().state(entity)));
  }

  /**
   * The keys of the rows that the query finds, in their own order, so that locks are taken in one
   * order.
   */
  Flux<List<Object>> keys(Query<E> query) {
    List<Output> outputs = new ArrayList<>();
    List<Ordering<?>> order = new ArrayList<>();
    for (Attribute<E, ?> each : attributes) {
      outputs.add(new Column(ALIAS, each));
      order.add(
          new Ordering<>(
              ALIAS, new OrderBy<>(Conditions.expression(each), Direction.ASC, Nulls.DEFAULT)));
    }
    List<Filter<?>> where = new ArrayList<>();
    for (Condition<E> each : engine.planner().scopes().conditions(query)) {
      where.add(new Filter<>(ALIAS, each));
    }
    Select select =
        new Select(
            new Source(type.table(), ALIAS),
            outputs,
            List.of(),
            where,
            order,
            Slice.ALL,
            query.lock());
    StateReader reader = new StateReader(type, attributes, 0);
    return engine
        .execution()
        .rows(select, 0, row -> comparable(States.required(type, attributes, reader.read(row))));
  }
}
