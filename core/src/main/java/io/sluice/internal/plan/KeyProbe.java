package io.sluice.internal.plan;

import io.sluice.internal.row.KeysReader;
import io.sluice.internal.row.RowReader;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Key;
import io.sluice.statement.Predicate;
import io.sluice.statement.Select;
import io.sluice.statement.Slice;
import io.sluice.statement.Source;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for keys as it has them: for each the one that a row has which it takes for
 * equal, or null. Immutable.
 *
 * @param select the statement, of one row at most
 * @param reader what reads the keys, in the order of those that were asked for
 */
public record KeyProbe(Select select, RowReader<List<@Nullable Key>> reader) {
  /** How many keys one statement asks for. */
  public static final int MOST = 200;

  /** What asks for the keys of rows of the entity. */
  public static <E> KeyProbe of(
      EntityType<E> type, List<? extends Attribute<E, ?>> attributes, List<Key> keys) {
    Aliases aliases = new Aliases();
    Source any = aliases.source(type.table(), "t", 0);
    List<Term> outputs = new ArrayList<>();
    for (Key key : keys) {
      for (Attribute<E, ?> each : attributes) {
        outputs.add(stored(aliases, type, attributes, each, key));
      }
    }
    Select select = Select.of(outputs, any, List.of()).slice(Slice.first(1));
    return new KeyProbe(select, new KeysReader<>(type, attributes, keys.size()));
  }

  private static <E> Term stored(
      Aliases aliases,
      EntityType<E> type,
      List<? extends Attribute<E, ?>> attributes,
      Attribute<E, ?> wanted,
      Key key) {
    Source rows = aliases.source(type.table(), "e", 0);
    List<Predicate> equal = Predicates.equal(rows.alias(), attributes, key.parts());
    return new Term.Scalar(
        Select.of(List.of(Predicates.column(rows.alias(), wanted)), rows, equal)
            .slice(Slice.first(1)));
  }
}
