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
import io.sluice.statement.Conflict;
import io.sluice.statement.ConflictTarget;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
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
  private static final String ALIAS = "k";
  private static final long MOST_NAMED = 1_000; // of missing ones
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

  /** Its rows; a key may come again. */
  public InsertPlan<JoinRow> insert(List<Key> keys) {
    return InsertPlan.ofKeys(type, keys);
  }

  /** The INSERT of rows, which leaves alone those that are there. */
  public static Insert tolerant(InsertPlan<JoinRow> rows, Moment moment) {
    return rows.at(moment, new Conflict(new ConflictTarget(List.of()), null), List.of());
  }

  /** Whether it is there after a rollback still. */
  public static boolean outlivesRollback(Capabilities capabilities) {
    return !capabilities.has(Feature.TRANSACTIONAL_TABLES);
  }

  /** It, as a statement reads it. */
  Source source() {
    return new Source(type.table(), ALIAS);
  }

  /** Its columns, in a statement that reads it. */
  List<Term.Column> outputs() {
    return type.attributes().stream().map(each -> Predicates.column(ALIAS, each)).toList();
  }

  /** True of rows of another table whose key is in this one. */
  Predicate present(String source, List<? extends Attribute<?, ?>> attributes) {
    return exists(source, attributes, false);
  }

  /** True of rows of another table whose key is not in this one. */
  Predicate absent(String source, List<? extends Attribute<?, ?>> attributes) {
    return exists(source, attributes, true);
  }

  private Predicate exists(
      String source, List<? extends Attribute<?, ?>> attributes, boolean negated) {
    List<Predicate> equal = Predicates.equal(ALIAS, type.attributes(), source, attributes);
    return new Predicate.Exists(Select.of(List.of(new Term.CountRows()), source(), equal), negated);
  }

  /**
   * Its keys that no row has, the first ones.
   *
   * @param rows the other table
   * @param attributes what holds such keys there
   * @param further what else must be true of a row
   */
  KeyPlan missing(
      Source rows,
      EntityType<?> target,
      List<? extends Attribute<?, ?>> attributes,
      List<Predicate> further) {
    List<Predicate> where =
        new ArrayList<>(Predicates.equal(rows.alias(), attributes, ALIAS, type.attributes()));
    where.addAll(further);
    Predicate none =
        new Predicate.Exists(Select.of(List.of(new Term.CountRows()), rows, where), true);
    return KeyPlan.of(source(), type, type.attributes(), target, List.of(none)).first(MOST_NAMED);
  }
}
