package io.sluice.internal.row;

import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.ProjectionType;
import io.sluice.sql.SqlRow;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes readers of rows whose columns are known only by their names, when they come. Each reader is
 * for one subscription, by one thread at a time.
 */
public final class NamedRows {
  private NamedRows() {}

  /**
   * A reader of what a user's function makes of a row.
   *
   * @throws MappingException when it makes nothing of one
   */
  public static <R> RowReader<R> mapped(Function<? super SqlRow, ? extends R> function) {
    return new RowReader<>() {
      private @Nullable ColumnNames columns;

      @Override
      public R read(Row row) {
        columns = ColumnNames.of(row.getMetadata(), columns);
        R made = RowView.<R>mapped(columns, row, function);
        if (made == null) {
          throw new MappingException(
              "The function that maps rows has given null, which a Flux cannot have: give an"
                  + " Optional, or a value that says so",
              null);
        }
        return made;
      }
    };
  }

  /**
   * A reader of the only column.
   *
   * @param nothing what stands for null
   */
  public static <V> RowReader<Object> only(DataType<V> type, Object nothing) {
    return row -> {
      int columns = row.getMetadata().getColumnMetadatas().size();
      if (columns != 1) {
        throw new MappingException(
            "The result has "
                + columns
                + " columns, where a scalar is the only one: select one, or use map(row -> …)",
            null);
      }
      Object value = new ValueReader(0, type, "The column").value(row);
      return value == null ? nothing : value;
    };
  }

  /**
   * A reader of states of an entity, whose columns are anywhere among others.
   *
   * @param attributes those that are read
   */
  public static <E> RowReader<@Nullable Object[]> states(
      EntityType<E> type, List<Attribute<E, ?>> attributes) {
    return byNames(columns -> new StateReader(type, attributes, places(type, attributes, columns)));
  }

  /** A reader of projections, whose columns are anywhere among others. */
  public static <E, R> RowReader<R> projections(ProjectionType<E, R> projection) {
    return byNames(
        columns -> values(projection, columns).andThen(projection.mapper()::instantiate));
  }

  /**
   * A reader that is made when it is known where the columns are, and anew for another result.
   *
   * @param made makes it
   */
  private static <R> RowReader<R> byNames(Function<ColumnNames, RowReader<R>> made) {
    return new RowReader<>() {
      private @Nullable ColumnNames columns;
      private @Nullable RowReader<R> reader;

      @Override
      public R read(Row row) {
        ColumnNames current = ColumnNames.of(row.getMetadata(), columns);
        RowReader<R> rows = reader;
        if (rows == null || current != columns) {
          rows = made.apply(current);
          reader = rows;
          columns = current;
        }
        return rows.read(row);
      }
    };
  }

  private static ValuesReader values(ProjectionType<?, ?> projection, ColumnNames columns) {
    List<ValueReader> readers = new ArrayList<>();
    for (ProjectionType.Output<?> each : projection.outputs()) {
      String column = each.column();
      if (!columns.has(column)) {
        throw new MappingException(
            "The result has no column "
                + column
                + " for "
                + projection
                + ": select it; it has "
                + String.join(", ", columns.names()),
            null);
      }
      readers.add(
          new ValueReader(
              columns.index(column), each.type(), projection + " from column " + column));
    }
    return new ValuesReader(readers);
  }

  private static <E> int[] places(
      EntityType<E> type, List<Attribute<E, ?>> attributes, ColumnNames columns) {
    int[] places = new int[attributes.size()];
    for (int i = 0; i < places.length; i++) {
      Attribute<E, ?> each = attributes.get(i);
      if (!columns.has(each.column())) {
        throw new MappingException(
            "The result has no column "
                + each.column()
                + " for "
                + each
                + ": select it, or name the attributes that there are: .as("
                + type
                + "_.TYPE, …); it has "
                + String.join(", ", columns.names()),
            null);
      }
      places[i] = columns.index(each.column());
    }
    return places;
  }
}
