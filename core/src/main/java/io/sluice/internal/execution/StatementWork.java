package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.Sql;
import io.sluice.dialect.Sql.Bind;
import io.sluice.error.SluiceException;
import io.sluice.internal.row.RowReader;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A statement of SQL: binds its values, and maps or counts its rows. */
abstract class StatementWork<T> extends Work<T> {
  private final Sql sql;
  private final String text;
  private final ErrorTranslator errors;
  private final DriverTypes types;

  private StatementWork(Sql sql, ErrorTranslator errors) {
    super(errors);
    this.sql = sql;
    this.text = errors.text(sql);
    this.errors = errors;
    this.types = errors.driverTypes();
  }

  /**
   * A statement whose rows are mapped where they are.
   *
   * @param repeatable whether it only reads
   */
  static <T> Work<T> rows(
      Sql sql, ErrorTranslator errors, boolean repeatable, RowReader<T> reader) {
    return new Rows<>(sql, errors, repeatable, reader);
  }

  /**
   * A statement whose changed rows are counted.
   *
   * @param last whether it also runs after an error
   */
  static Work<Long> change(Sql sql, ErrorTranslator errors, boolean last) {
    return new Change(sql, errors, last);
  }

  /** An INSERT, of which the value comes that the database made for the column. */
  static Work<Long> generated(Sql sql, ErrorTranslator errors, String column) {
    return new Generated(sql, errors, column);
  }

  @Override
  final String text() {
    return text;
  }

  @Override
  final List<String> values() {
    return errors.values(sql);
  }

  final Flux<? extends Result> execute(Connection connection) {
    return Flux.from(statement(connection).execute());
  }

  final Row readable(Row row) {
    return types.isEmpty() ? row : new AdaptedRow(row, types);
  }

  final Statement statement(Connection connection) {
    try {
      Statement statement = connection.createStatement(text);
      bind(statement, sql.binds());
      return statement;
    } catch (Throwable thrown) { // a value that the driver cannot encode: nothing was sent
      throw thrown instanceof SluiceException known
          ? known
          : ErrorTranslator.driverFault(thrown, text, values());
    }
  }

  private void bind(Statement statement, List<Bind> binds) {
    for (int i = 0; i < binds.size(); i++) {
      Bind bind = binds.get(i);
      if (bind.value() == null) {
        statement.bindNull(i, types.driverType(bind.wireType()));
      } else {
        statement.bind(i, types.write(bind.value()));
      }
    }
  }

  private static final class Rows<T> extends StatementWork<T> {
    private static final Object SKIPPED = new Object();
    private final boolean repeatable;
    private final RowReader<T> reader;

    Rows(Sql sql, ErrorTranslator errors, boolean repeatable, RowReader<T> reader) {
      super(sql, errors);
      this.repeatable = repeatable;
      this.reader = reader;
    }

    @Override
    boolean isRepeatable() {
      return repeatable;
    }

    @Override
    Publisher<T> on(Connection connection, Work.Call call) {
      return execute(connection).concatMap(result -> result.map((row, metadata) -> map(row, call)));
    }

    @SuppressWarnings("unchecked") // a call that discards looks at no row
    private T map(Row row, Work.Call call) {
      count(1);
      if (!call.isDiscarding()) {
        try {
          return UserCode.mapped(reader, readable(row));
        } catch (RuntimeException thrown) {
          // thrown inside the driver it would stop the connection; the rest is read and dropped
          call.fail(thrown);
        }
      }
      return (T) SKIPPED;
    }
  }

  private static final class Change extends StatementWork<Long> {
    private final boolean last;

    Change(Sql sql, ErrorTranslator errors, boolean last) {
      super(sql, errors);
      this.last = last;
    }

    @Override
    boolean isFinal() {
      return last;
    }

    @Override
    Publisher<Long> on(Connection connection, Work.Call call) {
      return execute(connection)
          .concatMap(Result::getRowsUpdated)
          .reduce(0L, Long::sum)
          .doOnNext(this::count);
    }
  }

  private static final class Generated extends StatementWork<Long> {
    private final String column;

    Generated(Sql sql, ErrorTranslator errors, String column) {
      super(sql, errors);
      this.column = column;
    }

    @Override
    Publisher<Long> on(Connection connection, Work.Call call) {
      return Flux.from(statement(connection).returnGeneratedValues(column).execute())
          .concatMap(result -> result.map((row, metadata) -> row.get(0, Long.class)))
          .doOnNext(ignored -> count(1));
    }
  }
}
