package io.sluice.statement;

import io.sluice.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT. Immutable and comparable.
 *
 * @param table the table
 * @param columns the columns; with none, one row of defaults is inserted
 * @param rows a value for each column
 * @param conflict what happens with rows that are there already, or null for an error
 * @param returning what comes back of each row
 */
public record Insert(
    TableName table,
    List<Field> columns,
    List<List<Term>> rows,
    @Nullable OnConflict conflict,
    List<Field> returning)
    implements Statement {

  /** Copies of the lists; the rows, of which there may be many, are not copied. */
  public Insert {
    columns = List.copyOf(columns);
    returning = List.copyOf(returning);
  }
}
