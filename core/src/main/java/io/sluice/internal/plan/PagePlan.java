package io.sluice.internal.plan;

import io.sluice.dialect.Capabilities;
import io.sluice.internal.row.ValueReader;
import io.sluice.statement.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one page of entities is read: by a statement for a row more than it has, which tells whether
 * there is another page. Immutable.
 */
public final class PagePlan<E> {
  private final ReadPlan<E> read;
  private final ReadWindow window;
  private final PageCursor cursor;
  private final int rows;
  private final @Nullable Object @Nullable [] after;

  /**
   * The page after a cursor, or the first one.
   *
   * @throws IllegalArgumentException if it is no cursor of this order
   */
  PagePlan(ReadPlan<E> read, ReadWindow window, int rows, @Nullable String after) {
    this.read = read;
    this.window = window;
    this.cursor = new PageCursor(window.terms());
    this.rows = rows;
    this.after = after == null ? null : cursor.values(after);
  }

  /** What is read, and the shape of its rows. */
  public ReadPlan<E> read() {
    return read;
  }

  /** Most rows of the page. */
  public int rows() {
    return rows;
  }

  /** The statement. */
  public Select select(Capabilities capabilities) {
    return window.select(read.select(), rows + 1L, after, capabilities);
  }

  /** What reads the values that the next page begins after. */
  public List<ValueReader> readers() {
    return window.readers();
  }

  /** The cursor of the page that begins after the values. */
  public String next(@Nullable Object[] values) {
    return cursor.text(values);
  }
}
