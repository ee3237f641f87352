package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the states of all entities of a row. Immutable and thread-safe. */
public final class StatesReader implements RowReader<States> {
  private final StateReader[] readers;

  /** A reader of these. */
  public StatesReader(List<StateReader> readers) {
    this.readers = readers.toArray(StateReader[]::new);
  }

  @Override
  public States read(Row row) {
    return new States(readers, row);
  }

  /**
   * What is made of a state and of the join row by which its entity is associated.
   *
   * @param <R> what is made of them
   */
  @FunctionalInterface
  public interface Pair<R> {
    /** What is made of the two. */
    R of(@Nullable Object[] state, @Nullable Object @Nullable [] joinRow);
  }

  /**
   * A reader of two states only, as most rows have no more.
   *
   * @param index the index of the one, which each row has
   * @param joinRow the index of the other, or -1
   */
  public <R> RowReader<R> pairs(int index, int joinRow, Pair<R> function) {
    StateReader own = readers[index];
    StateReader link = joinRow < 0 ? null : readers[joinRow];
    return row -> function.of(own.read(row), link == null ? null : link.readJoined(row));
  }
}
