package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * The states of all entities of a row, in the order of their readers, each of which is read when it
 * is asked for. As the row itself, it is there only while the row is mapped.
 */
public final class States {
  private final StateReader[] readers;
  private final Row row;

  States(StateReader[] readers, Row row) {
    this.readers = readers;
    this.row = row;
  }

  /** The state at the index of what each row has. */
  public @Nullable Object[] present(int index) {
    return readers[index].read(row);
  }

  /** The state at the index, or null where an outer join found none. */
  public @Nullable Object @Nullable [] joined(int index) {
    return readers[index].readJoined(row);
  }
}
