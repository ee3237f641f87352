package io.sluice.dialect;

import io.r2dbc.spi.Closeable;
import io.sluice.model.TableName;
import io.sluice.statement.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A way past INSERT by which a server takes many rows at once. Nothing is converted on that way, so
 * that it is first asked what the columns are. Immutable and thread-safe.
 */
public interface BulkLoader {
  /**
   * Asks what a table's columns are: a row each, of three texts and a boolean, in the order of
   * {@link StoredColumn}; none if there is no such table.
   */
  Sql columns(TableName table);

  /** Asks for so many values of a column's own making: a row each, of one value. */
  Sql made(StoredColumn column, int values);

  /** Whether values of a column's own making may be made long before their rows. */
  boolean madeAhead(StoredColumn column);

  /** Asks for so many whole numbers of a column's own making: an array of them, in one row. */
  Sql madeNumbers(StoredColumn column, int values);

  /** Whether the driver's connection has this way. */
  boolean isFor(Closeable connection);

  /**
   * Rows for these columns, or null if there is one whose values do not come back as they are
   * written.
   *
   * @param stored the columns as the server has them
   */
  @Nullable Load load(TableName table, List<Field> fields, List<StoredColumn> stored);

  /**
   * A column as the server has it.
   *
   * @param name its name
   * @param type its type's name, in full
   * @param made the expression that makes its value where none is given, or null
   * @param plain whether rows go into the table as they are, and no trigger or rule changes them
   */
  record StoredColumn(String name, String type, @Nullable String made, boolean plain) {}

  /** Rows in the server's own form, complete in memory. For one thread. */
  interface Load {
    /** What is sent before the rows, for messages. */
    String text();

    /**
     * Adds a row, and puts the values in place as they come back.
     *
     * @param wire values as the driver takes them, in the order of the columns
     * @return whether it can be stored as it is; if not, an INSERT may tell why
     */
    boolean add(@Nullable Object[] wire);

    /**
     * Sends the rows down the driver's connection, also when it is called again, and emits how many
     * were stored. No row is added any more.
     */
    Publisher<Long> send(Closeable connection);
  }
}
