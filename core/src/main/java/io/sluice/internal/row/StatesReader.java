package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the states of all entities of a row: one is always there, the others where their outer
 * joins have found one, which their keys tell. Immutable and thread-safe.
 */
public final class StatesReader implements RowReader<States> {
  private final StateReader[] readers;

  /** A reader of these, of which the first is always there. */
  public StatesReader(List<StateReader> readers) {
    this.readers = readers.toArray(StateReader[]::new);
  }

  @Override
  public States read(Row row) {
    @Nullable Object[] states = new @Nullable Object[readers.length];
    states[0] = readers[0].read(row);
    for (int i = 1; i < readers.length; i++) {
      states[i] = readers[i].readJoined(row);
    }
    return new States(states);
  }
}
