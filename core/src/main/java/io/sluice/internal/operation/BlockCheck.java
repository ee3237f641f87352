package io.sluice.internal.operation;

import io.sluice.internal.bulk.ApartException;
import io.sluice.internal.bulk.BulkRow;
import io.sluice.model.Attribute;
import io.sluice.model.Key;
import io.sluice.model.Trait;
import io.sluice.type.DataType.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the rows of keys that were counted up are those that were inserted, by what comes
 * back of a column as it was written.
 */
final class BlockCheck {
  private static final Set<Kind> EXACT =
      EnumSet.of(
          Kind.BOOLEAN,
          Kind.SMALLINT,
          Kind.INTEGER,
          Kind.BIGINT,
          Kind.TEXT,
          Kind.ENUM,
          Kind.UUID,
          Kind.DATE);

  private BlockCheck() {}

  /** Whether keys are counted, and what is written of the rows tells whose they are. */
  static <E> boolean tells(RowGroup<E> group, Attribute<E, ?> made) {
    return made.is(Trait.GENERATED)
        && group.columns().stream().anyMatch(each -> EXACT.contains(each.type().kind()));
  }

  /**
   * Requires the rows to be the same.
   *
   * @throws ApartException if one is another, so that they have to be inserted one by one
   */
  static <E> void requireSame(RowGroup<E> group, List<RowState> states) {
    Map<Key, RowState> byKey = new HashMap<>();
    states.forEach(each -> byKey.put(key(group, each), each));
    List<Attribute<E, ?>> exact =
        group.columns().stream().filter(each -> EXACT.contains(each.type().kind())).toList();
    for (BulkRow<RowState> row : group.rows()) {
      RowState state = byKey.get(key(group, row.row()));
      if (state == null || !isSame(exact, row.row().values(), state.values())) {
        throw new ApartException();
      }
    }
  }

  private static Key key(RowGroup<?> group, RowState state) {
    return Objects.requireNonNull(Key.ofState(group.type(), group.type().key(), state.values()));
  }

  private static <E> boolean isSame(
      List<Attribute<E, ?>> exact, @Nullable Object[] given, @Nullable Object[] stored) {
    for (Attribute<E, ?> each : exact) {
      if (!Objects.equals(given[each.position()], stored[each.position()])) {
        return false;
      }
    }
    return true;
  }
}
