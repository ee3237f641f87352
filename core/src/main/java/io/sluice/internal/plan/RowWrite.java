package io.sluice.internal.plan;

import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.statement.Insert;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
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
        complete.add(each == null ? generated.type().coerce(made, generated) : each);
      }
      return RowWrite.stored(type, complete);
    }
  }

  /** All attributes of the row of the key. */
  static <E> Select stored(EntityType<E> type, List<Object> key) {
    Source source = new Source(type.table(), "t0");
    return new Select(
        Predicates.columns(source.alias(), type.attributes()),
        source,
        List.of(),
        Predicates.equal(source.alias(), type.key(), key),
        List.of(),
        Slice.ALL,
        null);
  }
}
