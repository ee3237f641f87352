package io.sluice.internal.assembly;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The children of one parent, with a join row for each, or none at all. For one thread. */
final class Family<T> {
  private static final Object[] NOBODY = {};

  private final Object[] rows;
  private Object[] joinRows = NOBODY; // made for the first
  private int size;

  /** Of so many, all of which will be added. */
  Family(int size) {
    this.rows = size == 0 ? NOBODY : new Object[size];
  }

  void add(T row, @Nullable Object joinRow) {
    if (joinRow != null) {
      if (joinRows == NOBODY) {
        joinRows = new Object[rows.length];
      }
      joinRows[size] = joinRow;
    }
    rows[size++] = row;
  }

  /** The children, unmodifiable. */
  @SuppressWarnings("unchecked") // as they were added
  List<T> rows() {
    return (List<T>) list(rows);
  }

  /** Their join rows, unmodifiable. */
  List<Object> joinRows() {
    return list(joinRows);
  }

  private static List<Object> list(Object[] all) {
    return all.length == 0 ? List.of() : Collections.unmodifiableList(Arrays.asList(all));
  }
}
