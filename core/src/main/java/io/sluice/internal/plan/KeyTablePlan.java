package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.generated.AttributeDefinition;
import io.sluice.generated.EntityTypeBuilder;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.JoinRow;
import io.sluice.model.Key;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.query.Assignment;
import io.sluice.statement.Field;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A temporary table of keys: what a publisher of any length has named is kept by the database, not
 * in memory. For one operation, inside of a transaction. Immutable.
 *
 * @param type the table
 * @param of the table whose columns hold such keys
 * @param columns those columns, whose types and collations its own have
 */
public record KeyTablePlan(EntityType<JoinRow> type, TableName of, List<Field> columns) {
  private static final AtomicLong NUMBERS = new AtomicLong();

  static KeyTablePlan of(TableName table, List<? extends Attribute<?, ?>> attributes) {
    AtomicReference<EntityType<JoinRow>> made = new AtomicReference<>();
    List<Attribute<JoinRow, ?>> columns = new ArrayList<>();
    for (Attribute<?, ?> each : attributes) {
      int position = columns.size();
      String name = "k" + position;
      columns.add(
          new Attribute<>(
              AttributeDefinition.of(made::get, position, name, name, each.type())
                  .with(Trait.ID, Trait.NOT_NULL)));
    }
    TableName name = new TableName(null, "sluice_keys_" + NUMBERS.incrementAndGet());
    EntityType<JoinRow> type =
        new EntityTypeBuilder<>(
                EntityTypeBuilder.VERSION,
                JoinRow.class,
                name,
                JoinRow.mapper(columns.stream().map(Attribute::column).toList()))
            .attributes(columns)
            .build();
    made.set(type);
    return new KeyTablePlan(type, table, Field.of(attributes));
  }

  /** Its rows, of which those that are there already are left alone. */
  public InsertPlan<JoinRow> insert(List<Key> keys) {
    List<RowChange<JoinRow>> rows = new ArrayList<>(keys.size());
    for (Key key : keys) {
      List<Assignment<JoinRow>> row = new ArrayList<>();
      List<Object> parts = key.parts();
      for (int i = 0; i < parts.size(); i++) {
        row.add(Conditions.assign(type.attributes().get(i), parts.get(i)));
      }
      rows.add(RowChange.inserted(type, row));
    }
    return InsertPlan.of(type, rows);
  }

  /** Whether it is there after a rollback still. */
  public static boolean outlivesRollback(Capabilities capabilities) {
    return !capabilities.has(Feature.TRANSACTIONAL_TABLES);
  }

  /** What happens with rows that are there. */
  public ConflictPlan<JoinRow> conflict() {
    return ConflictPlan.of(type);
  }

  /** True of rows of another table whose key is not in this one. */
  Predicate absent(String source, List<? extends Attribute<?, ?>> attributes) {
    Source keys = new Source(type.table(), "k");
    List<Predicate> equal = Predicates.equal(keys.alias(), type.attributes(), source, attributes);
    return new Predicate.Exists(Select.of(List.of(new Term.CountRows()), keys, equal), true);
  }
}
