package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Source;
import io.sluice.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write one row and give it back as it is stored: one where the database
 * returns rows; where it does not, the row is read by its key in the same transaction. Immutable.
 */
public sealed interface RowWrite {
  /** The alias of a row that is read. */
  String STORED = "t0";

  /**
   * The row comes back by the write itself.
   *
   * @param statement the write
   */
  record Returned(Statement statement) implements RowWrite {}

  /**
   * The row is read after the write, by a key that is known before.
   *
   * @param statement the write
   * @param read what reads it
   */
  record ReadBack(Statement statement, Select read) implements RowWrite {}

  /**
   * The row is read after the write, by a key that the database has made.
   *
   * @param insert the write
   * @param stored what reads the row, once the key is known
   */
  record ReadByGeneratedKey(Insert insert, StoredRow<?> stored) implements RowWrite {}

  /**
   * A row of a key that lacks the one value that the database makes.
   *
   * @param type the entity
   * @param generated the attribute that the database makes
   * @param key the values of the key, null for the one that is made
   */
  record StoredRow<E>(EntityType<E> type, Attribute<E, ?> generated, List<@Nullable Object> key) {
    /** What reads the row. */
    public Select select(long made) {
      List<Object> complete = new ArrayList<>(key.size());
      for (Object each : key) {
        complete.add(each == null ? generated.type().made(made, generated) : each);
      }
      return RowWrite.stored(type, complete);
    }
  }

  /** All attributes of the row of the key. */
  static <E> Select stored(EntityType<E> type, List<Object> key) {
    return stored(type, type.key(), key);
  }

  /** All attributes of the row that has the values of attributes that are unique. */
  static <E> Select stored(EntityType<E> type, List<Attribute<E, ?>> unique, List<Object> values) {
    return select(type, Predicates.equal(STORED, unique, values));
  }

  /** All attributes of the rows of the keys. */
  static <E> Select storedAll(EntityType<E> type, List<Key> keys) {
    return select(type, List.of(Predicates.in(STORED, type.key(), Key.tuples(keys))));
  }

  private static <E> Select select(EntityType<E> type, List<Predicate> where) {
    Source source = new Source(type.table(), STORED);
    return Select.of(Predicates.columns(STORED, type.attributes()), source, where);
  }
}
