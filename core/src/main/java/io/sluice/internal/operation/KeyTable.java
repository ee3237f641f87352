package io.sluice.internal.operation;

import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.TableName;
import io.sluice.query.Assignment;
import io.sluice.query.BasicAttribute;
import io.sluice.query.Condition;
import io.sluice.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/**
 * A temporary table of keys: what a publisher of any length has named is kept by the database, not
 * in memory. For one operation, inside of a transaction.
 *
 * @param <E> the entity whose attributes the keys are values of
 */
final class KeyTable<E> {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Engine engine;
  private final EntityType<JoinRow> type;
  private final Way<E, JoinRow> keyed;

  /**
   * A table that is not there yet.
   *
   * @param attributes what the keys are values of
   */
  KeyTable(Engine engine, EntityType<E> entity, List<? extends Attribute<E, ?>> attributes) {
    this.engine = engine;
    List<Attribute<JoinRow, ?>> columns = new ArrayList<>();
    for (Attribute<E, ?> each : attributes) {
      columns.add(column(columns.size(), each));
    }
    List<String> names = columns.stream().map(Attribute::column).toList();
    TableName name = new TableName(null, "sluice_keys_" + NUMBERS.incrementAndGet());
    this.type =
        EntityType.builder(JoinRow.class, name, JoinRow.mapper(names)).attributes(columns).build();
    this.keyed = new Way<>(entity, List.copyOf(attributes), type, type.attributes());
  }

  private static <E, V> Attribute<JoinRow, ?> column(int position, Attribute<E, V> attribute) {
    String name = "k" + position;
    return new BasicAttribute<>(
        AttributeDefinition.of(JoinRow.class, position, name, name, attribute.type())
            .with(Trait.ID, Trait.NOT_NULL));
  }

  private SchemaRenderer renderer() {
    return engine.execution().dialect().schemaRenderer();
  }

  /** Creates the table. */
  Mono<Long> create() {
    return engine.execution().change(renderer().createTemporaryTable(Table.of(type)));
  }

  /** Drops the table. */
  Mono<Long> drop() {
    return engine.execution().change(renderer().dropTemporaryTable(type.table()));
  }

  /** Keeps the keys, and emits how many were not there yet. */
  Mono<Long> add(List<List<Object>> keys) {
    List<List<Assignment<JoinRow>>> rows = new ArrayList<>(keys.size());
    for (List<Object> key : keys) {
      List<Assignment<JoinRow>> row = new ArrayList<>(key.size());
      for (int i = 0; i < key.size(); i++) {
        row.add(Conditions.assign(type.attributes().get(i), key.get(i)));
      }
      rows.add(row);
    }
    // a table of its own is made once, so its writer need not be kept
    return new Writer<>(engine, type).insertNew(rows, new Conflict(type.key(), null));
  }

  /** True of rows whose key is not in the table. */
  Condition<E> absent() {
    return new Condition.Exists<>(keyed, null, null, true);
  }
}
