package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.model.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keys that the database has made for the rows of one INSERT, in their order. Immutable.
 *
 * @param first the first of them, or 0 if it has made none
 * @param step how far each is from the one before
 */
public record KeyBlock(long first, long step) {
  /** What reads one from a row of both numbers. */
  public static final RowReader<KeyBlock> READER =
      row -> new KeyBlock(number(row, 0), number(row, 1));

  private static long number(Row row, int index) {
    return Objects.requireNonNull(row.get(index, Long.class));
  }

  /** So many keys, as values of the attribute. */
  public List<Object> keys(int rows, Attribute<?, ?> attribute) {
    List<Object> keys = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      keys.add(attribute.type().made(first + i * step, attribute));
    }
    return keys;
  }
}
