package io.sluice.statement;

import io.sluice.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE of rows that each get values of their own. Immutable and comparable.
 *
 * @param table the table
 * @param matched columns by which rows are found, each not null
 * @param columns what they get
 * @param version a number that goes up by one, or null
 * @param live a column that must be null, or null
 * @param rows a value for each column that is matched, and then for each that is set
 */
public record UpdateRows(
    TableName table,
    List<Field> matched,
    List<Field> columns,
    @Nullable Field version,
    @Nullable Field live,
    List<List<Term>> rows)
    implements Statement {

  /** Copies of the lists; the rows, of which there may be many, are not copied. */
  public UpdateRows {
    matched = List.copyOf(matched);
    columns = List.copyOf(columns);
  }
}
